import 'server-only';
import { PAGE_TEMPLATE } from './page';
import { POSTER_TEMPLATE } from './poster';
import { ROLL_TEMPLATE } from './roll';
import { TEXT_TEMPLATE } from './text';

/** The source files of the template, by the name under which they import each other. */
export const TEMPLATE_FILES: Readonly<Record<string, string>> = {
  'text.typ': TEXT_TEMPLATE,
  'page.typ': PAGE_TEMPLATE,
  'roll.typ': ROLL_TEMPLATE,
  'poster.typ': POSTER_TEMPLATE,
};

/** Draws the sheets of `sys.inputs.job` one after the other. No date in the file: the same job gives the same bytes. */
export const MAIN_TEMPLATE = String.raw`
#import "page.typ": official
#import "roll.typ": roll
#import "poster.typ": poster
#let job = json(bytes(sys.inputs.job))
#set document(title: job.title, date: none)
#set text(lang: "vi", region: "VN", font: "Tinos", fallback: job.mayBorrowGlyphs, hyphenate: false, ligatures: false, overhang: false)
// The better line breaks take time that grows with the square of a paragraph.
#set par(linebreaks: if job.hasHugeText { "simple" } else { auto })
#for sheet in job.sheets { if job.format == "roll-80" { roll(sheet) } else if job.format.starts-with("poster") { poster(sheet, job.format) } else { official(sheet, job.format) } }
`;
