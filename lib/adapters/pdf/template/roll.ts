/** The 80 mm roll at the counter: one page as long as it needs, 72 mm of print, black only, nothing thinner than a dot. */
export const ROLL_TEMPLATE = String.raw`
#import "text.typ": say, field, runs, balanced

#let separator = block(above: 3mm, below: 3mm, line(length: 100%, stroke: (thickness: 0.7pt, dash: "dashed")))

#let row-lines(it, index) = {
  let name = say(it.rows.at(index).at(it.titleColumn), longest: 26)
  let counts = range(it.titleColumn + 1, it.columns.len()).filter(i => it.rows.at(index).at(i) not in ("", "–")).map(i => it.columns.at(i).header + ": " + it.rows.at(index).at(i))
  par(hanging-indent: 4mm, { str(index + 1) + ". "; name; if counts.len() > 0 { linebreak(); emph(say(counts.join("; "))) } })
}

#let block-of(it) = {
  if it.kind == "table" { for index in range(it.rows.len()) { row-lines(it, index) }; return }
  if it.kind == "paragraph" { return par(runs(it.runs)) }
  if it.kind == "field" {
    if it.field.at("isStrong", default: false) and it.field.label.contains("trả kết quả") {
      return block(width: 100%, stroke: 1.2pt, inset: 2mm, above: 2.5mm, below: 2.5mm, align(center, {
        set par(spacing: 0.5em)
        show regex("ngày \\d\\d/\\d\\d/\\d{4}"): box
        say(it.field.label); text(size: 13pt, balanced(strong(say(it.field.value, longest: 26))))
      }))
    }
    return par(field(it.field, longest: 26))
  }
  if it.kind == "pair" { for f in it.fields { par(field(f, longest: 26)) }; return }
  for (index, item) in it.items.enumerate() {
    par(hanging-indent: 4mm, { if it.marker == "number" { str(index + 1) + ". " } else { "– " }; say(item, longest: 26) })
  }
}

#let roll(sheet) = {
  set text(size: 10.5pt)
  set par(leading: 0.5em, spacing: 0.7em, justify: false)
  show heading: it => text(size: 12.5pt, weight: "bold", balanced(it.body))
  page(width: 80mm, height: auto, margin: (x: 4mm, top: 4mm, bottom: 6mm), header: none, footer: none, {
    align(center, {
      set par(leading: 0.4em)
      text(size: 8.5pt, strong(sheet.motto.nation)); linebreak()
      text(size: 9.5pt, strong(sheet.motto.words))
      v(2mm)
      if sheet.superior != none { text(size: 9.5pt, say(sheet.superior.replace("\n", " "), longest: 20)); linebreak() }
      text(size: 9.5pt, strong(say(sheet.issuer.replace("\n", " "), longest: 20)))
    })
    separator
    for it in sheet.stamps {
      align(center, block(width: 100%, fill: black, inset: 1.5mm, above: 1.5mm, below: 1.5mm, {
        set text(fill: white)
        strong(say(it.text, longest: 26))
      }))
    }
    align(center, {
      heading(level: 1, say(sheet.title))
      par(say(sheet.numberLine, longest: 26))
      if sheet.dossierCode != none {
        par(text(size: 14pt, strong(say(sheet.dossierCode, longest: 20))))
        if sheet.bars != none {
          image(bytes(sheet.bars.svg), format: "svg", width: calc.min(sheet.bars.modules * 0.375mm, 72mm), height: 12mm, fit: "stretch", alt: sheet.bars.alt)
        }
      }
      if sheet.subtitle != none { par(emph(say(sheet.subtitle))) }
    })
    separator
    for it in sheet.blocks { block-of(it) }
    separator
    align(right, emph(say(sheet.placeAndDate, longest: 26)))
    for it in sheet.signatures {
      align(center, block(breakable: false, above: 4mm, {
        for role in it.roles { strong(say(role)); linebreak() }
        if it.hint != "" { emph(say(it.hint)) }
        v(12mm)
        if it.name != none { strong(say(it.name, longest: 26)) }
      }))
    }
    if sheet.codes.len() > 0 {
      separator
      grid(columns: (1fr,) * sheet.codes.len(), column-gutter: 2mm, align: center + top, ..sheet.codes.map(code => {
        image(bytes(code.svg), format: "svg", width: 34mm, alt: code.alt)
        par({ strong(say(code.caption)); linebreak(); text(size: 9pt, say(code.instructions)) })
      }))
    }
    if sheet.formLabel != "" { block(above: 3mm, width: 100%, align(center, text(size: 8.5pt, sheet.formLabel))) }
  })
}
`;
