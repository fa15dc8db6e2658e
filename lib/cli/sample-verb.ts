import { readFile } from 'node:fs/promises';
import { sha256 } from '@/lib/adapters/hash';
import { redraw, type PublishedDraw, type RedrawFault } from '@/lib/domain/inspection/redraw';
import { SampledDraw } from '@/lib/schemas/inspection-sample';

const FAULT_WORDS: Readonly<Record<RedrawFault, string>> = {
  seed: 'Mầm không khớp với dấu đã niêm phong trước khi chọn.',
  population: 'Danh sách tổng thể không khớp với dấu của nó.',
  list: 'Danh sách mẫu không phải là danh sách mà mầm này chọn ra.',
};

/**
 * `tthc sample FILE`: makes the draw of a downloaded sample again, without a database, and says whether it is the same list. Prints
 * the codes, one a line; 1 when something does not agree.
 */
export async function runSample(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (!file) throw new Error('Viết tên tệp đã tải từ trang chọn mẫu: tthc sample TỆP');
  const parsed = SampledDraw.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) throw new Error('Tệp không phải là một lần chọn mẫu tải từ trang chọn mẫu.');
  const { codes, faults } = redraw(parsed.data as PublishedDraw, sha256);
  process.stdout.write(codes.map((code) => `${code}\n`).join(''));
  process.stderr.write(faults.length ? `${faults.map((fault) => FAULT_WORDS[fault]).join('\n')}\n` : `Khớp: chọn lại được đúng ${codes.length} hồ sơ từ ${parsed.data.population.length} hồ sơ của tổng thể.\n`);
  return faults.length ? 1 : 0;
}
