// Read by Playwright's driver as it starts: what it asks of browsers, as these tests want it asked.
//
// Firefox learned WebDriver BiDi piece by piece, and the one of Debian does not know yet how to be told of colors that a
// visitor prefers. It is asked how it is instead.
//
// Chromium draws its pages an eighth as wide and high as they are, as its developer tools show a large screen in a small
// window. All else is as it was: lengths, layout, what is under a pointer. Hardly anybody looks at these pictures, and to
// draw them takes a fifth of what a visit takes. Who does look names another scale, which holds until the next one is named.
const { stringify } = JSON
let drawn = 1 / 8
const ASKED = {
  "emulation.setMediaFeaturesOverride": value => ({ id: value.id, method: "session.status", params: {} }),
  "Emulation.setDeviceMetricsOverride": value => {
    drawn = value.params.scale ?? drawn
    return { ...value, params: { ...value.params, scale: drawn } }
  },
  "Input.dispatchMouseEvent": value => ({
    ...value, params: { ...value.params, x: value.params.x * drawn, y: value.params.y * drawn },
  }),
}
JSON.stringify = (value, ...rest) => stringify(ASKED[value?.method]?.(value) ?? value, ...rest)
