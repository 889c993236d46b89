"""Every setting, and where it is read from. Nothing else reads the environment."""

from portfolio.config.folders import CHECKOUT as CHECKOUT
from portfolio.config.reading import ConfigError as ConfigError
from portfolio.config.reading import read as read
from portfolio.config.settings import LOOPBACK as LOOPBACK
from portfolio.config.settings import Settings as Settings
from portfolio.config.settings import for_flask as for_flask
