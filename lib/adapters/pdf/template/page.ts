/**
 * A4 and A5 after Nghị định 30/2020/NĐ-CP, Annex I: margins, name of the nation and motto at the top right, issuer at
 * the top left, place and date in italics, title in bold capitals, page number at the top centre from page 2.
 */
export const PAGE_TEMPLATE = String.raw`
#import "text.typ": say, field, runs, balanced, leading-to

#let measures = (
  a4: (
    paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
    wide: (top: 20mm, bottom: 17mm, left: 20mm, right: 15mm),
    size: 13pt, nation: 12pt, motto: 13pt, issuer: 12pt, title: 14pt, cell: 12pt, dense: 10pt, small: 11pt, foot: 9pt,
    indent: 10mm, leading: 0.52em, gap: 2.5pt, letter-gap: 6pt, sign: 17mm, stamp: 6mm, ascent: 3mm, right: 89mm, qr: 25mm, module: 0.33mm, bars: 9mm, fixed: 1,
  ),
  a5: (
    paper: "a5", margin: (top: 12mm, bottom: 11mm, left: 15mm, right: 9mm),
    size: 10pt, nation: 9pt, motto: 10pt, issuer: 9pt, title: 11.5pt, cell: 9pt, dense: 8pt, small: 9pt, foot: 7pt,
    indent: 7mm, leading: 0.5em, gap: 1pt, letter-gap: 3pt, sign: 9mm, stamp: 2mm, ascent: 1.5mm, right: 67mm, qr: 19mm, module: 0.33mm, bars: 7mm, fixed: 0.76,
  ),
)

#let is-letter(sheet) = "layout" in sheet or sheet.kind in ("apology-notice", "stop-notice")

// A paper that leads to the look-up carries its codes beside that of the dossier, the others at the foot.
#let has-codes-at-head(sheet) = not is-letter(sheet) and sheet.dossierCode != none and sheet.codes.any(code => code.purpose == "lookup")

#let letterhead(sheet, m) = {
  set par(leading: 0.45em, spacing: 0.45em, justify: false)
  let wide = sheet.orientation == "landscape"
  let left-block = {
    set text(size: m.issuer)
    if sheet.superior != none { say(sheet.superior, longest: 18); linebreak() }
    strong(say(sheet.issuer, longest: 18))
    block(above: 5pt, line(length: 24mm, stroke: 0.6pt))
  }
  let right-block = {
    text(size: m.nation, strong(sheet.motto.nation))
    linebreak()
    box(stroke: (bottom: 0.6pt), outset: (bottom: 3pt), text(size: m.motto, strong(sheet.motto.words)))
  }
  let cells = (left-block, right-block, say(sheet.numberLine, longest: 18), emph(say(sheet.placeAndDate)))
  grid(
    columns: if wide { (100mm, 1fr, m.right) } else { (1fr, m.right) }, column-gutter: 4mm, row-gutter: 3mm, align: center + top,
    ..if wide { (cells.at(0), [], cells.at(1), cells.at(2), [], cells.at(3)) } else { cells },
  )
}

#let stamps(sheet, m, margin) = place(top + right, dx: -margin.right, dy: m.stamp, for it in sheet.stamps {
  let ink = if it.isVoid { rgb("#b00020") } else { black }
  box(stroke: 0.8pt + ink, inset: (x: 5pt, y: 3pt), text(size: m.foot, fill: ink, strong(say(it.text))))
  linebreak()
})

#let bars-of(sheet, m) = layout(room => image(
  bytes(sheet.bars.svg), format: "svg", alt: sheet.bars.alt,
  width: calc.min(sheet.bars.modules * m.module, room.width), height: m.bars, fit: "stretch",
))

#let heading-block(sheet, m) = {
  set par(justify: false, leading: 0.5em, spacing: 0.5em)
  set align(center)
  heading(level: 1, say(sheet.title))
  let facts = {
    if sheet.dossierCode != none {
      par({ say(sheet.dossierCodeLabel); sym.space; strong(say(sheet.dossierCode)) })
      if sheet.bars != none { block(above: 3pt, below: 4pt, bars-of(sheet, m)) }
    }
    if sheet.subtitle != none { par(emph(say(sheet.subtitle))) }
  }
  let side = if sheet.codes.len() > 1 { m.qr * 0.86 } else { m.qr }
  let picture(code) = {
    image(bytes(code.svg), format: "svg", width: side, alt: code.alt)
    if sheet.codes.len() > 1 { block(above: 2pt, text(size: m.small - 2pt, say(code.caption))) }
  }
  if is-letter(sheet) {
    // The code stands in the text of a letter.
    if "layout" in sheet and sheet.subtitle != none {
      text(size: m.title, weight: "bold", balanced(say(sheet.subtitle)))
      line(length: 45mm, stroke: 0.6pt)
    }
  } else if not has-codes-at-head(sheet) { facts } else {
    let width = calc.max(if sheet.bars == none { 0 } else { sheet.bars.modules } * m.module, m.qr * 2.2)
    let (first, ..others) = sheet.codes
    grid(
      columns: (m.qr, width) + (m.qr,) * others.len(), column-gutter: 3mm, align: center + horizon,
      picture(first),
      { facts; if others.len() == 0 { par(text(size: m.small - 1pt, say(first.instructions))) } },
      ..others.map(picture),
    )
  }
}

#let grouped-header(columns) = {
  let levels = if columns.any(c => "subgroup" in c) { 3 } else if columns.any(c => "group" in c) { 2 } else { 1 }
  let upper = ()
  let lower = ()
  let lowest = ()
  let open = none
  let open-below = none
  for c in columns {
    if "group" in c {
      if c.group != open {
        upper.push(table.cell(colspan: columns.filter(o => o.at("group", default: none) == c.group).len(), strong(say(c.group))))
      }
      open = c.group
      if "subgroup" in c {
        if c.subgroup != open-below {
          lower.push(table.cell(colspan: columns.filter(o => o.at("group", default: none) == c.group and o.at("subgroup", default: none) == c.subgroup).len(), strong(say(c.subgroup))))
        }
        open-below = c.subgroup
        lowest.push(strong(say(c.header)))
      } else {
        open-below = none
        lower.push(if levels == 3 { table.cell(rowspan: 2, strong(say(c.header))) } else { strong(say(c.header)) })
      }
    } else {
      open = none
      open-below = none
      upper.push(table.cell(rowspan: levels, strong(say(c.header))))
    }
  }
  upper + lower + lowest
}

#let sheet-table(it, sheet, m) = layout(room => {
  let size = if not it.isDense { m.cell } else if sheet.orientation == "landscape" { m.dense - 1pt } else { m.dense }
  set text(size: size, top-edge: "ascender", bottom-edge: "descender")
  set par(justify: false, leading: 0.27em, spacing: 0.3em)
  let columns = it.columns
  let shares = columns.map(c => c.width.at("share", default: 0)).sum()
  let free = room.width - columns.map(c => c.width.at("mm", default: 0) * 1mm * m.fixed).sum()
  let sizes = columns.map(c => if "mm" in c.width { c.width.mm * 1mm * m.fixed } else { free * (c.width.share / shares) })
  // How many letters, even wide ones, a line of the column surely holds; a longer word is measured.
  let longest = sizes.map(w => calc.max(2, calc.floor((w - 6pt) / size)))
  table(
    columns: sizes,
    stroke: 0.5pt, inset: (x: 3pt, top: 3pt, bottom: 2pt), align: (x, y) => (if columns.at(x).align == "center" { center } else { left }) + top,
    table.header(
      repeat: true,
      ..grouped-header(columns).map(c => if c.func() == table.cell { c } else { table.cell(c) }).map(c => {
        let fields = c.fields()
        let body = fields.remove("body")
        table.cell(..fields, align: center + horizon, body)
      }),
      ..if it.hasColumnNumbers { range(columns.len()).map(i => table.cell(align: center, emph("(" + str(i + 1) + ")"))) } else { () },
    ),
    // A row stays together, unless it could be taller than the page.
    ..it.rows.enumerate().map(((index, row)) => {
      let may-break = row.any(cell => cell.len() > 240)
      let is-bold = index in it.at("boldRows", default: ())
      row.enumerate().map(((i, cell)) => {
        let leads = it.at("links", default: ()).find(one => one.row == index and one.column == i)
        let words = say(cell, longest: longest.at(i), room: sizes.at(i) - 6pt, size: size)
        let shown = if leads == none { words } else { leading-to(leads.href, words) }
        table.cell(breakable: may-break, if is-bold { strong(shown) } else { shown })
      })
    }).flatten(),
  )
})

// A table does not begin at the foot of a page with its heading alone.
#let room-for(height) = {
  block(height: height, above: 0pt, below: 0pt, breakable: false)
  v(-height)
}

#let block-of(it, sheet, m) = {
  if it.kind == "table" {
    if "layout" in sheet { room-for(32mm) }
    return sheet-table(it, sheet, m)
  }
  let indent = if is-letter(sheet) { m.indent } else { 0pt }
  if it.kind == "paragraph" {
    if it.align == "center" { return align(center, { set par(justify: false); balanced(runs(it.runs)) }) }
    return par(justify: it.align != "left", first-line-indent: (amount: indent, all: true), runs(it.runs))
  }
  if it.kind == "heading" {
    return block(above: m.leading + m.letter-gap * (if it.level == 1 { 1.6 } else { 1 }), below: m.leading + m.letter-gap, width: 100%, sticky: true, {
      set par(justify: false, first-line-indent: (amount: indent, all: true))
      show heading: own => par(text(size: m.size, weight: "bold", own.body))
      heading(level: it.level + 1, say(it.text))
    })
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
  if it.marker == "number" { enum(indent: indent, body-indent: 0.4em, tight: false, ..items) }
  else { list(indent: indent, body-indent: 0.4em, marker: [–], tight: false, ..items) }
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

// A code that is paid with is read by a phone from paper: it has the free left half and is larger than the others.
#let payment-code(sheet, m) = sheet.codes.filter(code => code.purpose == "payment").map(code => align(center, {
  image(bytes(code.svg), format: "svg", width: m.qr * 1.35, alt: code.alt)
  block(above: 2pt, { set par(justify: false, leading: 0.4em); text(size: m.small - 2pt, { strong(say(code.caption)); linebreak(); say(code.instructions) }) })
})).join()

#let codes-below(sheet, m) = grid(
  columns: (m.qr * 0.8,) * sheet.codes.filter(code => code.purpose != "payment").len(), column-gutter: 2mm, align: center + top,
  ..sheet.codes.filter(code => code.purpose != "payment").map(code => {
    image(bytes(code.svg), format: "svg", width: m.qr * 0.8, alt: code.alt)
    block(above: 2pt, { set par(justify: false, leading: 0.4em); text(size: m.small - 2pt, say(code.caption)) })
  }),
)

// Left signature or Nơi nhận, codes, right signature: side by side, so that a code never needs a page of its own.
#let signatures(sheet, m) = {
  let codes = if has-codes-at-head(sheet) or sheet.codes.all(code => code.purpose == "payment") { none } else { codes-below(sheet, m) }
  if sheet.signatures.len() == 0 and sheet.distribution == none {
    if codes != none { block(above: m.size, breakable: false, codes) }
    return
  }
  let left = if sheet.distribution != none { distribution(sheet.distribution, m) } else if sheet.signatures.len() > 1 { signed(sheet.signatures.first(), m) } else { payment-code(sheet, m) }
  let right = if sheet.signatures.len() > 0 { signed(sheet.signatures.last(), m) } else { [] }
  let length = if sheet.distribution == none { 0 } else { sheet.distribution.lines.map(line => line.len()).sum(default: 0) }
  block(breakable: length > 1200, width: 100%, above: m.size * 1.2, grid(
    columns: (1fr, auto, 1fr), column-gutter: 3mm, align: center + top, left, codes, right,
  ))
}

#let official(sheet, format) = {
  let m = measures.at(format)
  let landscape = sheet.orientation == "landscape"
  let margin = if landscape { m.wide } else { m.margin } // registers and other wide tables exist on A4 only
  set text(size: m.size)
  set par(leading: m.leading, spacing: m.leading + if is-letter(sheet) { m.letter-gap } else { m.gap }, justify: true)
  show heading: it => text(size: m.title, weight: "bold", balanced(it.body))
  page(
    paper: m.paper, flipped: landscape, margin: margin,
    header-ascent: m.ascent,
    header: context {
      let number = counter(page).get().first()
      if number > 1 and sheet.at("layout", default: none) != "layout-2011" { align(center, text(size: m.size, str(number))) }
    },
    footer: {
      set text(size: m.foot, fill: luma(70))
      grid(columns: (auto, 1fr), column-gutter: 4mm, align: (left, right), sheet.formLabel, if sheet.dossierCode != none { say(sheet.dossierCode) } else if sheet.at("layout", default: none) == "layout-2011" {
        context { let number = counter(page).get().first(); if number > 1 { text(size: m.size, fill: black, str(number)) } }
      })
    },
    // Not tagged: on the next page of a table it would stand within the table (PDF/UA). A void paper says so in its text too.
    foreground: if sheet.stamps.len() > 0 { pdf.artifact(kind: "page", stamps(sheet, m, margin)) },
    background: if sheet.watermark != none { rotate(-38deg, text(size: m.size * 8, weight: "bold", fill: rgb(176, 0, 32, 38), sheet.watermark)) },
    {
      counter(page).update(1)
      letterhead(sheet, m)
      block(above: m.size * 0.9, below: m.size * 0.9, width: 100%, heading-block(sheet, m))
      // Signatures never stand alone on a page: the last lines go with them.
      let signed = sheet.blocks.len() - if sheet.signatures.len() > 0 { 2 } else { 0 }
      for (index, it) in sheet.blocks.enumerate() {
        if index < signed or it.kind == "table" { block-of(it, sheet, m) } else { block(sticky: true, width: 100%, block-of(it, sheet, m)) }
      }
      signatures(sheet, m)
    },
  )
}
`;
