// Read by Playwright's driver as it starts. Firefox learned WebDriver BiDi piece by piece, and the one of Debian does not
// know yet how to be told of colors that a visitor prefers. It is asked how it is instead.
const { stringify } = JSON
const UNKNOWN = "emulation.setMediaFeaturesOverride"
JSON.stringify = (value, ...rest) =>
  stringify(value?.method === UNKNOWN ? { id: value.id, method: "session.status", params: {} } : value, ...rest)
