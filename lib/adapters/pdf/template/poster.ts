/** A procedure as it hangs on a board, A4 or A3: read standing, at arm's length. On A3 everything grows with the sheet. */
export const POSTER_TEMPLATE = String.raw`
#import "text.typ": say, balanced

#let section(title, body, m) = block(above: m * 1.1em, width: 100%, {
  block(below: m * 0.4em, sticky: true, text(weight: "bold", fill: rgb("#143a5a"), say(title)))
  body
})

#let lines-of(it, m) = {
  set par(justify: false, leading: 0.5em, spacing: 0.6em)
  if it.isNumbered { enum(tight: false, spacing: 0.55em, ..it.lines.map(line => say(line))) }
  else if it.lines.len() == 1 { say(it.lines.first()) }
  else { list(marker: [–], tight: false, spacing: 0.55em, ..it.lines.map(line => say(line))) }
}

#let papers-of(sheet, size) = {
  set text(size: size * 0.92)
  set par(justify: false, leading: 0.4em)
  for group in sheet.papers {
    if group.group != none { block(above: 0.7em, below: 0.3em, sticky: true, emph({ [Trường hợp: ]; say(group.group) })) }
    table(
      columns: (1.6em, 1fr, 4.6em, 4.6em), stroke: 0.5pt + luma(120), inset: (x: 4pt, y: 3.5pt), align: (x, y) => if x == 1 { left + horizon } else { center + horizon },
      table.header([TT], [Giấy tờ], [Bản chính], [Bản sao]),
      ..group.rows.enumerate().map(((i, row)) => (str(i + 1), say(row.name), row.originals, row.copies)).flatten(),
    )
  }
}

#let poster(sheet, format) = {
  let large = format == "poster-a3"
  let size = if large { 16pt } else { 11.5pt }
  let qr = if large { 58mm } else { 40mm }
  set text(size: size)
  page(
    paper: if large { "a3" } else { "a4" },
    margin: if large { (x: 22mm, top: 20mm, bottom: 20mm) } else { (x: 16mm, top: 14mm, bottom: 14mm) },
    footer: {
      set text(size: size * 0.75, fill: luma(70))
      grid(columns: (1fr, auto), align: (left, right), { say(sheet.title, longest: 40); [, ]; sheet.foot }, context [#counter(page).display()/#counter(page).at(label(sheet.key)).first()])
    },
    {
      counter(page).update(1)
      grid(columns: (1fr, auto), column-gutter: 6mm, align: (left + top, center + top),
        {
          set par(justify: false, leading: 0.45em)
          text(size: size * 0.95, upper(say(sheet.superior)))
          linebreak()
          text(size: size * 0.95, weight: "bold", upper(say(sheet.agency)))
          v(size * 0.6)
          text(size: size * 0.95, fill: rgb("#143a5a"), weight: "bold")[THỦ TỤC HÀNH CHÍNH]
          heading(level: 1, text(size: size * 1.7, weight: "bold", say(sheet.title, longest: 24)))
          v(size * 0.3)
          grid(columns: (auto, 1fr), column-gutter: 1em, row-gutter: 0.5em, ..sheet.facts.map(f => (text(fill: luma(70), say(f.label)), strong(say(f.value, longest: 28)))).flatten())
        },
        {
          image(bytes(sheet.svg), format: "svg", width: qr, alt: sheet.alt)
          block(width: qr, text(size: size * 0.8, { set par(justify: false, leading: 0.4em); say(sheet.scan) }))
        },
      )
      block(above: size, width: 100%, inset: (x: 10pt, y: 8pt), stroke: (left: 4pt + rgb("#143a5a")), fill: rgb("#eef3f7"), {
        set par(justify: false, leading: 0.45em, spacing: 0.5em)
        text(fill: luma(60))[Thời hạn giải quyết]
        for line in sheet.limits { parbreak(); text(size: size * 1.25, weight: "bold", say(line)) }
      })
      if sheet.papers.len() > 0 { section(sheet.papersTitle, papers-of(sheet, size), 1) }
      for it in sheet.sections { section(it.title, lines-of(it, 1), 1) }
      [#metadata(none)#label(sheet.key)]
    },
  )
}
`;
