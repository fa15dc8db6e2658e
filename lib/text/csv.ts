/** What a spreadsheet would take for a formula is made plain text by an apostrophe before it. */
const plain = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

/** One line of CSV (RFC 4180), ended by CRLF. Text that begins with = + - @ or a tab is never live. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : `"${plain(cell).replaceAll('"', '""')}"`)).join(',')}\r\n`;
