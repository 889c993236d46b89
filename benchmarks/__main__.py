"""`make bench`: everything that is measured, in one run."""

from benchmarks import choice, moments, reader, serving, weights


def main() -> None:
    """Print every table."""
    for title, measure in {
        "Serving": serving.main,
        "Weights, bytes": weights.main,
        "Moments": moments.main,
        "A choice in a large portfolio": choice.main,
        "A reader of a large portfolio": reader.main,
    }.items():
        print(f"\n## {title}\n")
        measure()


if __name__ == "__main__":
    main()
