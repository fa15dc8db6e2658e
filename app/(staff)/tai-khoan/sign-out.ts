'use server';

import { redirect } from 'next/navigation';
import { paths } from '@/lib/text/paths';
import { endSession } from '@/lib/web/sign-in';

/** Ends this session. Asks for no permission: whoever holds the cookie may throw it away. */
export async function signOutAction(): Promise<void> {
  await endSession();
  redirect(paths.signIn({ viSao: 'da-dang-xuat' }));
}
