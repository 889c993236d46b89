"""What is measured, and never asserted in a test."""
