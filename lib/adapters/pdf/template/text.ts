/**
 * The words of a sheet. They arrive as values of a JSON document and are only ever placed, never evaluated: a Typst
 * string is not markup, so `#`, `$`, `\`, `@` and `<` are letters like any other.
 */
export const TEXT_TEMPLATE = String.raw`
// A word longer than this many letters may be broken anywhere: a name of 5,000 letters without a blank has to stay on
// the page. h(0pt) allows the break without adding a letter that a reader would copy along.
#let breakable(line, longest) = {
  if line.len() <= longest { return line }
  let at = 0
  let parts = ()
  for word in line.matches(regex("\S{" + str(longest + 1) + ",}")) {
    parts.push(line.slice(at, word.start))
    parts.push(word.text.clusters().intersperse(h(0pt)).join())
    at = word.end
  }
  parts.push(line.slice(at))
  parts.join()
}

#let say(words, longest: 32) = words.split("\n").map(line => breakable(line, longest)).intersperse(linebreak()).join()

#let field(it, longest: 32) = {
  say(it.label)
  sym.space
  if it.at("isStrong", default: false) { strong(say(it.value, longest: longest)) } else { say(it.value, longest: longest) }
}

#let runs(it) = for run in it {
  if run.at("isBold", default: false) { strong(say(run.text)) } else { say(run.text) }
}
`;
