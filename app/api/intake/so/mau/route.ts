import { templateSheet } from '@/lib/adapters/sheets/mark-sheet';
import { REGISTER_COLUMNS, REGISTER_KEYS } from '@/lib/text/register-columns';
import { contentDisposition } from '@/lib/web/content-disposition';
import { staffRoute } from '@/lib/web/staff-route';

const columns = REGISTER_KEYS.map((key) => REGISTER_COLUMNS[key]);
const quoted = (text: string): string => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The template to fill in, as a workbook or, with `dang=csv`, as text: headings, hints and one example. */
export const GET = staffRoute('dossier:import', async ({ request }) => {
  if (request.nextUrl.searchParams.get('dang') === 'csv') {
    const lines = [columns.map(({ header }) => header), columns.map(({ example }) => example)].map((line) => line.map(quoted).join(';'));
    return new Response(`\ufeff${lines.join('\r\n')}\r\n`, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': contentDisposition('attachment', 'mau-so-ho-so.csv') } });
  }
  const bytes = await templateSheet('Sổ hồ sơ', columns);
  return new Response(Buffer.from(bytes), { headers: { 'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Content-Disposition': contentDisposition('attachment', 'mau-so-ho-so.xlsx') } });
});
