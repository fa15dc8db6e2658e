/**
 * The words of a sheet. They arrive as values of a JSON document and are only ever placed, never evaluated: a Typst
 * string is not markup, so `#`, `$`, `\`, `@` and `<` are letters like any other.
 */
export const TEXT_TEMPLATE = String.raw`
// A word longer than this many letters may be broken anywhere, unless it is measured to fit the room of a column: a
// name of 5,000 letters without a blank has to stay on the page. An empty box allows the break without adding a letter
// that a reader would copy along.
#let breakable(line, longest, room, size) = {
  if line.len() <= longest { return line }
  let at = 0
  let parts = ()
  for word in line.matches(regex("\\S{" + str(longest + 1) + ",}")) {
    parts.push(line.slice(at, word.start))
    let fits = room != none and word.text.len() < 80 and measure(text(size: size, word.text)).width <= room
    let letters = word.text.clusters()
    parts.push(if fits { word.text } else { letters.chunks(if letters.len() > 400 { 8 } else { 1 }).map(some => some.join()).intersperse(box(width: 0pt)).join() })
    at = word.end
  }
  parts.push(line.slice(at))
  parts.join()
}

#let say(words, longest: 32, room: none, size: 13pt) = words.split("\n").map(line => breakable(line, longest, room, size)).intersperse(linebreak()).join()

// The narrowest setting that needs no more lines: two even lines rather than one full and one with a single word.
#let balanced(body) = layout(room => {
  let lines = measure(body).width / room.width
  if lines <= 1 or lines > 6 { return body }
  let height(width) = measure(block(width: width, body)).height
  let full = height(room.width)
  let (narrow, wide) = (0.4 * room.width, room.width)
  for _ in range(5) {
    let middle = (narrow + wide) / 2
    if height(middle) > full { narrow = middle } else { wide = middle }
  }
  block(width: wide, body)
})

#let field(it, longest: 32) = {
  say(it.label)
  sym.space
  if it.at("isStrong", default: false) { strong(say(it.value, longest: longest)) } else { say(it.value, longest: longest) }
}

// Dark enough to print like the rest.
#let leading-to(href, words) = link(href, text(fill: rgb("#143a5a"), words))

#let runs(it) = for run in it {
  let words = if run.at("isBold", default: false) { strong(say(run.text)) } else { say(run.text) }
  if run.at("isItalic", default: false) { words = emph(words) }
  if "href" in run { leading-to(run.href, words) } else { words }
}
`;
