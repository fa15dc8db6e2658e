'use server';

import { revalidatePath } from 'next/cache';
import { CreateApiTokenForm, RevokeApiTokenForm } from '@/lib/schemas/api-token-form';
import { TOKEN_GONE, TOKEN_REFUSALS } from '@/lib/text/api-tokens';
import { paths } from '@/lib/text/paths';
import { createApiToken } from '@/lib/usecases/create-api-token';
import { revokeApiToken } from '@/lib/usecases/revoke-api-token';
import { staffAction } from '@/lib/web/staff-action';

/** Makes a token. It is told in the answer, once. */
export const createTokenAction = staffAction({
  permission: 'api-token:manage',
  input: CreateApiTokenForm,
  run: createApiToken,
  refusals: ({ name }) => TOKEN_REFUSALS[name],
  then: () => revalidatePath(paths.adminTokens()),
});

/** Ends a token: its next request is refused. */
export const revokeTokenAction = staffAction({
  permission: 'api-token:manage',
  input: RevokeApiTokenForm,
  run: (ctx, { id }) => revokeApiToken(ctx, { idOrName: id }),
  refusals: () => ({ message: TOKEN_GONE }),
  success: ({ name }) => `Đã thu hồi mã truy cập của ${name}.`,
  then: () => revalidatePath(paths.adminTokens()),
});
