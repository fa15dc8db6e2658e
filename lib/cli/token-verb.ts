import { parseArgs } from 'node:util';
import { API_SCOPES } from '@/lib/domain/access/api-scopes';
import { localTimeOf } from '@/lib/platform/clock';
import { CreateApiToken } from '@/lib/schemas/api-token';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { asSystem, say, wordsOf } from './with-database';

const USE = `Viết:
  tthc token create --name TÊN --scope PHẠM-VI [--scope …] [--expires 2027-12-31] [--rate 600]
  tthc token list
  tthc token revoke TÊN-HOẶC-SỐ
Phạm vi: ${API_SCOPES.join(', ')}`;

const dateTime = (at: Date | null): string => (at === null ? '' : formatDateTime(localTimeOf(at)));

async function create(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { name: { type: 'string' }, scope: { type: 'string', multiple: true }, expires: { type: 'string' }, rate: { type: 'string' } } });
  const input = CreateApiToken.safeParse({ name: values.name, scopes: values.scope ?? [], expiresOn: values.expires ?? null, ...(values.rate === undefined ? {} : { ratePerMinute: Number(values.rate) }) });
  if (!input.success) throw new Error(`${wordsOf(input.error.issues, { name: '--name', scopes: '--scope', expiresOn: '--expires', ratePerMinute: '--rate' })}\n${USE}`);
  return asSystem(async (ctx) => {
    const { createApiToken } = await import('@/lib/usecases/create-api-token');
    const made = await createApiToken(ctx, input.data);
    if (!made.ok) throw new Error(made.refusal.name === 'NameTaken' ? `Đã có mã truy cập đang dùng mang tên «${input.data.name}». Chọn tên khác hoặc thu hồi mã cũ.` : '--expires: chọn ngày từ hôm nay trở đi.');
    process.stderr.write(`Mã truy cập của «${input.data.name}» (${input.data.scopes.join(', ')})${input.data.expiresOn ? `, dùng đến hết ${formatDate(input.data.expiresOn)}` : ''}.\nMã chỉ hiện một lần, hãy cất ngay:\n`);
    say(made.value.token);
    return 0;
  });
}

const list = (): Promise<number> => asSystem(async (ctx) => {
  const { listTokens } = await import('@/lib/data/api-tokens');
  const tokens = await listTokens(ctx.actor.agencyId);
  if (tokens.length === 0) say('Chưa có mã truy cập nào.');
  for (const token of tokens) {
    const standing = token.revokedAt ? `đã thu hồi ${dateTime(token.revokedAt)}` : token.expiresAt && token.expiresAt <= ctx.instant ? `hết hạn ${dateTime(token.expiresAt)}` : `đang dùng${token.expiresAt ? `, đến ${dateTime(token.expiresAt)}` : ''}`;
    say(`${token.id}  ${token.name}  [${token.scopes.join(', ')}]  ${token.ratePerMinute} yêu cầu/phút  ${standing}  ${token.lastUsedAt ? `dùng lần cuối ${dateTime(token.lastUsedAt)}` : 'chưa dùng'}`);
  }
  return 0;
});

const revoke = (idOrName: string): Promise<number> => asSystem(async (ctx) => {
  const { revokeApiToken } = await import('@/lib/usecases/revoke-api-token');
  const revoked = await revokeApiToken(ctx, { idOrName });
  if (!revoked.ok) throw new Error(`Không có mã truy cập đang dùng nào là «${idOrName}». Xem: tthc token list`);
  say(`Đã thu hồi mã truy cập «${revoked.value.name}».`);
  return 0;
});

/** `tthc token create|list|revoke`. The token alone goes to standard output, so that it can be piped. */
export async function runToken([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === 'create') return create(args);
  if (verb === 'list' && args.length === 0) return list();
  if (verb === 'revoke' && args[0] !== undefined && args.length === 1) return revoke(args[0]);
  throw new Error(USE);
}
