import { z } from 'zod';

/** What a started server is told by its surroundings. The setup step fills what is missing; nothing else reads process.env. */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string({ error: 'DATABASE_URL: viết địa chỉ PostgreSQL, ví dụ postgresql://tên:mật-khẩu@máy-chủ:5432/tthc' }).regex(/^postgres(ql)?:\/\//, 'DATABASE_URL: viết địa chỉ PostgreSQL, ví dụ postgresql://tên:mật-khẩu@máy-chủ:5432/tthc'),
  DATA_DIR: z.string().min(1).default('./data'),
  AUTH_SECRET: z.string().min(32, 'AUTH_SECRET: viết một chuỗi ngẫu nhiên ít nhất 32 ký tự').optional(),
  PUBLIC_URL: z.url('PUBLIC_URL: viết địa chỉ đầy đủ của trang, ví dụ https://tthc.coquan.gov.vn').default('http://localhost:3000'),
  DATABASE_POOL: z.coerce.number({ error: 'DATABASE_POOL: viết số kết nối, từ 1 đến 64' }).int().min(1).max(64).default(12),
  DATABASE_POOLER: z.enum(['0', '1'], 'DATABASE_POOLER: viết 1 khi có bộ gộp kết nối (như PgBouncer) trước cơ sở dữ liệu, nếu không viết 0').default('0'),
  TRUST_PROXY: z.enum(['0', '1'], 'TRUST_PROXY: viết 1 khi có máy chủ chuyển tiếp phía trước, nếu không viết 0').default('0'),
  OIDC_ISSUER: z.url('OIDC_ISSUER: viết địa chỉ của máy chủ đăng nhập').optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().default('tài khoản của cơ quan'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'SMTP_URL: viết địa chỉ máy chủ thư, ví dụ smtp://ten:matkhau@thu.coquan.gov.vn:587').optional(),
  MAIL_FROM: z.string().min(3, 'MAIL_FROM: viết địa chỉ gửi thư của cơ quan').default('tthc@localhost'),
  SMS_DIR: z.string().min(1).optional(),
  TTHC_JOBS: z.enum(['on', 'off'], 'TTHC_JOBS: viết on hoặc off').default('on'),
  TTHC_FAULTS: z.string().optional(),
});
export type Env = z.infer<typeof Environment>;

let parsed: Env | undefined;

/** The environment, checked once. Throws one sentence a line, each saying what to write. */
export function env(): Env {
  if (!parsed) {
    const result = Environment.safeParse(process.env);
    if (!result.success) throw new Error(result.error.issues.map((issue) => issue.message).join('\n'));
    parsed = result.data;
  }
  return parsed;
}
