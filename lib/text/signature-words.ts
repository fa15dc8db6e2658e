import { parseLocalTime } from '../domain/calendar/local-time';
import type { RecordedSignature, SignatureCheck, SignatureFault, SignatureReport, SignatureState } from '../domain/dossier/signature';
import { formatDateTime } from './format';

export const SIGNATURE_STATE_WORDS: Record<SignatureState, string> = {
  valid: 'chữ ký số còn nguyên vẹn', invalid: 'chữ ký số không hợp lệ', none: 'không có chữ ký số', unchecked: 'chưa kiểm tra được chữ ký số',
};
export const RECORDED_SIGNATURE_WORDS: Record<RecordedSignature, string> = { valid: 'Chữ ký số hợp lệ', invalid: 'Chữ ký số không hợp lệ', none: 'Không có chữ ký số' };

const FAULTS: Record<SignatureFault, string> = {
  'not-whole-file': 'chữ ký không bao trùm toàn bộ tệp, có phần được thêm sau khi ký',
  'digest-differs': 'nội dung đã bị sửa sau khi ký',
  'signature-wrong': 'chữ ký không khớp với chứng thư',
  'certificate-not-valid-then': 'chứng thư không còn hoặc chưa có hiệu lực lúc ký',
  unreadable: 'không đọc được chữ ký',
};

/** UTC as it stands in the certificate, in Vietnam's time. */
const localWords = (utc: string): string => {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' }).format(Date.parse(utc)).replace(' ', 'T');
  const at = parseLocalTime(local);
  return at === null ? utc : formatDateTime(at);
};

/** One signature in a sentence: who, when, why it does not hold, and that nobody vouches for the issuer. */
export function signatureWords(check: SignatureCheck): string {
  const who = check.signer === null ? 'Không rõ người ký' : `Ký bởi ${check.signer}`;
  const when = check.signedAt === null ? 'không ghi thời điểm ký' : `lúc ${localWords(check.signedAt)} theo máy của người ký`;
  const validity = check.validFrom === null || check.validTo === null ? [] : [`chứng thư có hiệu lực từ ${localWords(check.validFrom)} đến ${localWords(check.validTo)}`];
  const issuer = check.signer === null ? [] : [check.isSelfSigned || check.issuer === null ? 'chứng thư tự ký, chưa xác định được tổ chức cấp' : `nơi cấp ghi là ${check.issuer}, chưa xác định được tổ chức cấp`];
  return `${[who, when, ...check.faults.map((fault) => FAULTS[fault]), ...validity, ...issuer].join('; ')}.`;
}

export const signatureLines = (report: SignatureReport): readonly string[] => report.signatures.map(signatureWords);
