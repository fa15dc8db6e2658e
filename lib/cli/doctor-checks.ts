import fs from 'node:fs';
import path from 'node:path';
import { daysBetween, plainDate, yearOf, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { MigrationStanding, RoleStanding } from '@/lib/setup/inspect-database';

/** One line of `tthc doctor`: sound, or what is wrong and what to do about it. */
export type Check = { readonly isSound: boolean; readonly says: string; readonly toDo?: string };

const sound = (says: string): Check => ({ isSound: true, says });
const fault = (says: string, toDo: string): Check => ({ isSound: false, says, toDo });
const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
const listed = (names: readonly string[]): string => `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` và ${number(names.length - 5)} mục khác` : ''}`;

/** The oldest Node.js on which everything that we depend on runs. */
export const OLDEST_NODE = [20, 19] as const;

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return isEnough ? sound(`Node.js ${version}`) : fault(`Node.js ${version} quá cũ`, `Cài Node.js ${OLDEST_NODE.join('.')} trở lên, nên dùng bản 22 hoặc 24.`);
}

export function checkDataFolder(dataDir: string): Check {
  const probe = path.join(dataDir, `.doctor-${process.pid}`);
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.writeFileSync(probe, 'ok');
    fs.rmSync(probe);
  } catch (error) {
    return fault(`Không ghi được thư mục dữ liệu ${dataDir} (${(error as NodeJS.ErrnoException).code ?? 'lỗi'})`, 'Cho người dùng chạy phần mềm quyền ghi, hoặc đặt DATA_DIR trỏ tới thư mục khác.');
  }
  const secrets = path.join(dataDir, 'secrets.json');
  if (fs.existsSync(secrets) && process.platform !== 'win32' && (fs.statSync(secrets).mode & 0o077) !== 0) return fault(`Người khác đọc được ${secrets}`, `Chạy: chmod 600 ${secrets}`);
  return sound(`Ghi được thư mục dữ liệu ${dataDir}`);
}

const GIGABYTE = 1_073_741_824;
/** Below this, the next backup or a busy week of scans no longer fits. */
const LEAST_FREE = 2 * GIGABYTE;

export function checkDisk(free: number): Check {
  const words = `${(free / GIGABYTE).toFixed(1).replace('.', ',')} GB`;
  return free >= LEAST_FREE ? sound(`Ổ đĩa còn trống ${words}`) : fault(`Ổ đĩa chỉ còn trống ${words}`, 'Giải phóng chỗ trống hoặc chuyển thư mục dữ liệu sang ổ lớn hơn, trước khi ổ đầy.');
}

export function checkMigrations({ missing, edited, unknown }: MigrationStanding): Check {
  if (edited.length > 0) return fault(`Bản cập nhật cơ sở dữ liệu đã bị sửa sau khi chạy: ${listed(edited)}`, 'Cài lại đúng bản phần mềm; không sửa các tệp trong prisma/migrations.');
  if (missing.length > 0) return fault(`Cơ sở dữ liệu thiếu ${missing.length} bản cập nhật: ${listed(missing)}`, 'Sao lưu bằng tthc backup rồi chạy npm start một lần.');
  if (unknown.length > 0) return fault(`Cơ sở dữ liệu mới hơn phần mềm: ${listed(unknown)}`, 'Cài bản phần mềm mới nhất.');
  return sound('Cơ sở dữ liệu đã cập nhật đủ');
}

export function checkRole({ role, isSuperuser, ownsTables, denied, rewritable }: RoleStanding): Check {
  const separate = 'Tạo riêng một người dùng cơ sở dữ liệu cho phần mềm và ghi vào DATABASE_URL; giữ người sở hữu bảng ở DATABASE_OWNER_URL.';
  if (isSuperuser || ownsTables) return fault(`Phần mềm đang dùng người dùng «${role}» có quyền sửa cả cấu trúc bảng và nhật ký`, separate);
  if (rewritable.length > 0) return fault(`Người dùng «${role}» sửa được bảng chỉ được ghi thêm: ${listed(rewritable)}`, `Chạy với người sở hữu: ${rewritable.map((table) => `REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role};`).join(' ')}`);
  if (denied.length > 0) return fault(`Người dùng «${role}» thiếu quyền trên bảng: ${listed(denied)}`, `Chạy với người sở hữu: GRANT SELECT, INSERT, UPDATE, DELETE ON ${denied.join(', ')} TO ${role};`);
  return sound(`Người dùng «${role}» đủ quyền làm việc và không sửa được nhật ký`);
}

/** The notice of the coming year is given in its last quarter: before, nobody can enter it; then its absence makes ever more dates provisional. */
const NOTICE_EXPECTED_DAYS = 92;

export function checkHorizon(announced: ReadonlySet<number>, today: PlainDate): Check {
  const year = yearOf(today);
  const enter = (missing: number) => `Nhập thông báo nghỉ lễ, tết năm ${missing} ở màn hình Lịch làm việc.`;
  if (!announced.has(year)) return fault(`Chưa có lịch làm việc năm ${year}: mọi hạn trả chỉ là dự kiến`, enter(year));
  if (announced.has(year + 1)) return sound(`Lịch làm việc đã có đến hết năm ${year + 1}`);
  const left = daysBetween(today, plainDate(`${year}-12-31`));
  if (left > NOTICE_EXPECTED_DAYS) return sound(`Lịch làm việc đã có đến hết năm ${year}; thông báo năm ${year + 1} thường ban hành vào quý IV`);
  return fault(`Chưa có lịch làm việc năm ${year + 1}, còn ${left} ngày: hạn trả sang năm sau chỉ là dự kiến`, enter(year + 1));
}

export function checkFiles(missing: readonly string[], all: number): Check {
  return missing.length === 0 ? sound(`Đủ ${number(all)} tệp đính kèm`) : fault(`Mất ${number(missing.length)} trong ${number(all)} tệp đính kèm: ${listed(missing)}`, 'Chép lại thư mục files từ bản sao lưu gần nhất (tthc restore vào nơi trống rồi lấy thư mục files).');
}

export type OutboxStanding = { readonly stuck: number; readonly failed: number; readonly lastError: string | null; readonly hasMail: boolean; readonly hasSms: boolean };

export function checkOutbox({ stuck, failed, lastError, hasMail, hasSms }: OutboxStanding): Check {
  if (stuck + failed === 0) return sound('Không có tin nhắn nào bị kẹt');
  const why = lastError ? ` (lỗi gần nhất: ${lastError.slice(0, 160).replace(/\s+/g, ' ')})` : '';
  const toDo = !hasMail ? 'Đặt SMTP_URL và MAIL_FROM để gửi được thư.' : !hasSms ? 'Kiểm tra máy chủ thư ở SMTP_URL; đặt SMS_DIR nếu dùng tin nhắn điện thoại.' : 'Kiểm tra máy chủ thư ở SMTP_URL và thư mục SMS_DIR.';
  return fault(`${number(stuck)} tin chờ gửi quá một giờ, ${number(failed)} tin gửi hỏng${why}`, toDo);
}

export function checkAudit(rows: number, faults: readonly string[]): Check {
  return faults.length === 0 ? sound(`Nhật ký ${number(rows)} dòng, chuỗi liền`) : fault(`Nhật ký bị can thiệp: ${listed(faults)}`, 'Giữ nguyên hiện trạng, báo người phụ trách; xem đủ bằng: tthc audit verify');
}

export function checkCounters(wrong: readonly { readonly key: string; readonly stored: number; readonly fresh: number }[]): Check {
  if (wrong.length === 0) return sound('Số đếm lưu sẵn khớp với hồ sơ');
  const first = wrong.slice(0, 3).map(({ key, stored, fresh }) => `${key}: lưu ${stored}, đếm được ${fresh}`);
  return fault(`${number(wrong.length)} số đếm lưu sẵn lệch với hồ sơ (${first.join('; ')})`, 'Đêm nay hệ thống tự sửa lại. Tìm xem ai đã sửa thẳng trong cơ sở dữ liệu hoặc tắt trigger của bảng dossier.');
}

export const checkAdmin = (admins: number): Check =>
  admins > 0 ? sound(`${number(admins)} người quản trị đăng nhập được`) : fault('Chưa có người quản trị nào đăng nhập được', 'Tạo bằng: tthc user add --username quantri --name "…" --title "…" --unit ĐƠN-VỊ --role admin');

/** What an error says, on one line: the last one, where ours is wrapped in the words of a library. */
function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.split('\n').map((line) => line.trim()).filter(Boolean).at(-1) ?? String((error as { code?: string }).code ?? error.name);
}

/** A check that itself failed is a fault, said in its own words. */
export const checkFailed = (what: string, error: unknown): Check => fault(`Không kiểm tra được ${what}: ${errorWords(error)}`, 'Sửa các lỗi ở trên trước rồi chạy lại tthc doctor.');

export const databaseUnreachable = (error: unknown): Check =>
  fault(`Không kết nối được cơ sở dữ liệu: ${errorWords(error)}`, 'Kiểm tra PostgreSQL đang chạy, DATABASE_URL và mật khẩu. Với cơ sở dữ liệu kèm theo: chạy npm start một lần.');
