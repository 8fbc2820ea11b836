"""What is a date to JavaScript, to which Hexo hands every date that YAML leaves as it is."""

from hexodigest.js_dates.parts import JsDateError
from hexodigest.js_dates.reader import JsDate, read_js_date, time_value

__all__ = ["JsDate", "JsDateError", "read_js_date", "time_value"]
