/**
 * A4 and A5 after Nghị định 30/2020/NĐ-CP, Annex I: margins, name of the nation and motto at the top right, issuer at
 * the top left, place and date in italics, title in bold capitals, page number at the top centre from page 2.
 */
export const PAGE_TEMPLATE = String.raw`
#import "text.typ": say, field, runs

#let measures = (
  a4: (
    paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
    wide: (top: 20mm, bottom: 16mm, left: 20mm, right: 15mm),
    size: 13pt, nation: 12pt, motto: 13pt, issuer: 12pt, title: 14pt, cell: 12pt, dense: 10pt, wide-dense: 9pt, small: 11pt, foot: 9pt,
    indent: 10mm, leading: 0.62em, gap: 5pt, sign: 20mm, qr: 25mm, module: 0.33mm, bars: 9mm,
  ),
  a5: (
    paper: "a5", margin: (top: 12mm, bottom: 13mm, left: 17mm, right: 10mm),
    wide: (top: 12mm, bottom: 13mm, left: 12mm, right: 10mm),
    size: 10.5pt, nation: 9pt, motto: 10pt, issuer: 9pt, title: 11.5pt, cell: 9.5pt, dense: 8pt, wide-dense: 8pt, small: 9pt, foot: 7.5pt,
    indent: 7mm, leading: 0.55em, gap: 3pt, sign: 13mm, qr: 21mm, module: 0.29mm, bars: 7mm,
  ),
)

#let is-letter(sheet) = sheet.kind in ("apology-notice", "stop-notice")

#let letterhead(sheet, m) = grid(
  columns: (1fr, auto), column-gutter: 5mm, align: center + top, row-gutter: 2.5mm,
  {
    set text(size: m.issuer)
    set par(leading: 0.45em, justify: false)
    if sheet.superior != none { say(sheet.superior, longest: 18); linebreak() }
    strong(say(sheet.issuer, longest: 18))
    v(-0.35em)
    line(length: 32%, stroke: 0.6pt)
  },
  {
    set par(leading: 0.45em, justify: false)
    text(size: m.nation, strong(sheet.motto.nation))
    linebreak()
    box(stroke: (bottom: 0.6pt), outset: (bottom: 2.5pt), text(size: m.motto, strong(sheet.motto.words)))
  },
  text(size: m.size, say(sheet.numberLine, longest: 18)),
  text(size: m.size, emph(say(sheet.placeAndDate))),
)

#let stamp(it) = {
  let ink = if it.isVoid { rgb("#b00020") } else { black }
  align(center, box(stroke: 1pt + ink, inset: (x: 8pt, y: 4pt), {
    set text(fill: ink)
    set par(justify: false)
    strong(say(it.text))
    if it.detail != none { linebreak(); say(it.detail) }
  }))
}

#let heading-block(sheet, m) = {
  set par(justify: false)
  align(center, {
    heading(level: 1, say(sheet.title))
    if sheet.dossierCode != none and not is-letter(sheet) {
      v(m.gap, weak: true)
      say(sheet.dossierCodeLabel)
      sym.space
      strong(say(sheet.dossierCode))
      if sheet.bars != none {
        v(m.gap, weak: true)
        let full = sheet.bars.modules * m.module
        layout(room => image(bytes(sheet.bars.svg), format: "svg", width: calc.min(full, room.width), height: m.bars, fit: "stretch", alt: sheet.bars.alt))
      }
    }
    if sheet.subtitle != none { v(m.gap, weak: true); emph(say(sheet.subtitle)) }
  })
}

#let widths(columns) = columns.map(c => if "mm" in c.width { c.width.mm * 1mm } else { c.width.share * 1fr })

#let grouped-header(columns) = {
  let two = columns.any(c => "group" in c)
  let upper = ()
  let lower = ()
  let open = none
  for c in columns {
    if "group" in c {
      if c.group != open {
        upper.push(table.cell(colspan: columns.filter(o => o.at("group", default: none) == c.group).len(), strong(say(c.group))))
      }
      open = c.group
      lower.push(strong(say(c.header)))
    } else {
      open = none
      upper.push(table.cell(rowspan: if two { 2 } else { 1 }, strong(say(c.header))))
    }
  }
  upper + lower
}

#let sheet-table(it, sheet, m, scale) = {
  let size = if not it.isDense { m.cell } else if sheet.orientation == "landscape" { m.wide-dense } else { m.dense }
  set text(size: size)
  set par(justify: false, leading: 0.45em, spacing: 0.5em)
  let columns = it.columns
  let narrow(c) = if "mm" in c.width { int(calc.max(4, c.width.mm * 2.835 * 1.45 / (size / 1pt))) } else { 18 }
  table(
    columns: widths(columns).map(w => if type(w) == length { w * scale } else { w }),
    stroke: 0.5pt, inset: (x: 3pt, y: 3.2pt), align: (x, y) => (if columns.at(x).align == "center" { center } else { left }) + top,
    table.header(
      repeat: true,
      ..grouped-header(columns).map(c => if c.func() == table.cell { c } else { table.cell(c) }).map(c => {
        let fields = c.fields()
        let body = fields.remove("body")
        table.cell(..fields, align: center + horizon, body)
      }),
      ..if it.hasColumnNumbers { range(columns.len()).map(i => table.cell(align: center, emph("(" + str(i + 1) + ")"))) } else { () },
    ),
    ..it.rows.map(row => row.enumerate().map(((i, cell)) => say(cell, longest: narrow(columns.at(i))))).flatten(),
  )
}

#let block-of(it, sheet, m, scale) = {
  if it.kind == "table" { return sheet-table(it, sheet, m, scale) }
  let indent = if is-letter(sheet) { m.indent } else { 0pt }
  if it.kind == "paragraph" {
    if it.align == "center" { return align(center, { set par(justify: false); runs(it.runs) }) }
    return par(first-line-indent: (amount: indent, all: true), runs(it.runs))
  }
  if it.kind == "field" { return par(first-line-indent: (amount: indent, all: true), field(it.field)) }
  if it.kind == "pair" {
    let (a, b) = it.fields
    return layout(room => {
      let half = (room.width - 4mm) / 2
      let fits = measure(field(a)).width <= half * 1.15 and measure(field(b)).width <= half * 0.85
      if measure(field(a)).width + measure(field(b)).width + 4mm <= room.width {
        grid(columns: if fits { (1.15fr, 0.85fr) } else { (auto, 1fr) }, column-gutter: 4mm, field(a), field(b))
      } else { par(field(a)); par(field(b)) }
    })
  }
  let items = it.items.map(item => say(item))
  if it.marker == "number" { enum(indent: indent, body-indent: 0.4em, tight: false, spacing: m.gap + 1pt, ..items) }
  else { list(indent: indent, body-indent: 0.4em, marker: [–], tight: false, spacing: m.gap + 1pt, ..items) }
}

#let signed(it, m) = {
  set par(justify: false, leading: 0.5em)
  for role in it.roles { strong(say(role)); linebreak() }
  if it.hint != "" { emph(say(it.hint)) }
  v(m.sign)
  if it.name != none { strong(say(it.name)) }
}

#let distribution(it, m) = {
  set align(left)
  set par(justify: false, leading: 0.5em)
  text(size: m.small, strong(emph(say(it.label))))
  for line in it.lines { linebreak(); text(size: m.small - 0.5pt, { [– ]; say(line) }) }
}

#let signatures(sheet, m) = {
  if sheet.signatures.len() == 0 and sheet.distribution == none { return }
  let right = sheet.signatures.last(default: none)
  let left = if sheet.distribution != none { distribution(sheet.distribution, m) } else if sheet.signatures.len() > 1 { signed(sheet.signatures.first(), m) } else { [] }
  block(breakable: false, width: 100%, above: 12pt, grid(
    columns: (1fr, 1fr), column-gutter: 6mm, align: center + top,
    left, if right == none { [] } else { signed(right, m) },
  ))
}

#let codes(sheet, m) = {
  if sheet.codes.len() == 0 { return }
  block(breakable: false, width: 100%, above: 12pt, grid(
    columns: (1fr,) * sheet.codes.len(), column-gutter: 6mm,
    ..sheet.codes.map(code => grid(
      columns: (m.qr, 1fr), column-gutter: 3mm, align: left + horizon,
      image(bytes(code.svg), format: "svg", width: m.qr, alt: code.alt),
      {
        set text(size: m.small)
        set par(justify: false, leading: 0.5em)
        strong(say(code.caption)); linebreak()
        say(code.instructions)
      },
    )),
  ))
}

#let official(sheet, format) = {
  let m = measures.at(format)
  let landscape = sheet.orientation == "landscape"
  let margin = if landscape { m.wide } else { m.margin }
  let scale = if format == "a5" { 0.8 } else { 1 }
  set text(size: m.size)
  set par(leading: m.leading, spacing: m.leading + m.gap, justify: true)
  show heading: it => text(size: m.title, weight: "bold", it.body)
  page(
    paper: m.paper, flipped: landscape, margin: margin,
    header-ascent: 35%,
    header: context {
      let number = counter(page).get().first()
      if number > 1 { align(center, text(size: m.size, str(number))) }
    },
    footer: {
      set text(size: m.foot, fill: luma(70))
      grid(columns: (1fr, auto), sheet.formLabel, if sheet.dossierCode != none { say(sheet.dossierCode) })
    },
    background: if sheet.watermark != none { rotate(-38deg, text(size: m.size * 8, weight: "bold", fill: rgb(176, 0, 32, 38), sheet.watermark)) },
    {
      counter(page).update(1)
      letterhead(sheet, m)
      v(m.gap)
      for it in sheet.stamps { stamp(it) }
      heading-block(sheet, m)
      v(m.gap + 2pt)
      for it in sheet.blocks { block-of(it, sheet, m, scale) }
      signatures(sheet, m)
      codes(sheet, m)
    },
  )
}
`;
