import 'server-only';
import NextAuth, { AuthError, CredentialsSignin, type NextAuthConfig } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { theAgency } from '@/lib/data/agency';
import { env } from '@/lib/platform/env';
import { log, logSurprise } from '@/lib/platform/log';
import { signIn as signInToAccount, type SignInRefusal } from '@/lib/usecases/sign-in';
import { signInWithOidc } from '@/lib/usecases/sign-in-with-oidc';
import { SignIn } from '@/lib/schemas/sign-in';
import { paths } from '@/lib/text/paths';
import { clientAddress } from './client-address';
import { authSecret, formatSessionKey, hasSecureCookies, sessionCookieName, TOKEN_SECONDS } from './session-token';

/** A refusal on its way through next-auth, which knows only exceptions. */
export class RefusedSignIn extends CredentialsSignin {
  constructor(readonly refusal: SignInRefusal) {
    super(refusal.kind);
    this.code = refusal.kind;
  }
}

/** What the library passes from a provider to the token: the session's key. */
type Signed = { id?: string; sid?: string };

/** What a visitor brings about by going back, waiting too long or saying no at the provider. */
const VISITORS_OWN: ReadonlySet<string> = new Set(['AccessDenied', 'InvalidCheck', 'OAuthCallbackError', 'MissingCSRF', 'UnknownAction', 'InvalidCallbackUrl']);

const agentOf = (headers: Headers): string | null => headers.get('user-agent')?.slice(0, 300) ?? null;

/** The agency's identity provider is there when its three settings are. */
export const hasOidc = (): boolean => Boolean(env().OIDC_ISSUER && env().OIDC_CLIENT_ID && env().OIDC_CLIENT_SECRET);

const password = Credentials({
  id: 'password',
  credentials: { username: {}, password: {} },
  async authorize(given, request) {
    const parsed = SignIn.safeParse(given);
    if (!parsed.success) throw new RefusedSignIn({ kind: 'wrong-name-or-password' });
    const result = await signInToAccount({ agencyId: (await theAgency()).id, ...parsed.data, address: clientAddress(request.headers), userAgent: agentOf(request.headers) });
    if (!result.ok) throw new RefusedSignIn(result.refusal);
    return { sid: formatSessionKey(result.value) } as Signed;
  },
});

type OidcProfile = { sub: string; email?: string | null; email_verified?: boolean | string | null };

function oidc(): NextAuthConfig['providers'][number] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  return {
    id: 'oidc',
    name: OIDC_NAME,
    type: 'oidc',
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email' } },
    // The e-mail comes from the user-info endpoint: providers need not put it into the ID token.
    idToken: false,
    profile: (profile: OidcProfile) => ({ id: profile.sub }),
  };
}

function config(headersOf: () => Promise<Headers>): NextAuthConfig {
  const secure = hasSecureCookies();
  const cookie = (name: string, seconds?: number) => ({ name: secure ? `__Host-${name}` : name, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, ...(seconds ? { maxAge: seconds } : {}) } });
  return {
    secret: authSecret(),
    trustHost: true,
    basePath: '/api/auth',
    useSecureCookies: secure,
    cookies: {
      sessionToken: { ...cookie('tthc.phien'), name: sessionCookieName() },
      callbackUrl: cookie('tthc.tiep', 900),
      csrfToken: cookie('tthc.csrf'),
      pkceCodeVerifier: cookie('tthc.pkce', 900),
      state: cookie('tthc.state', 900),
      nonce: cookie('tthc.nonce', 900),
    },
    session: { strategy: 'jwt', maxAge: TOKEN_SECONDS },
    pages: { signIn: paths.signIn(), error: paths.signIn(), signOut: paths.signIn() },
    providers: hasOidc() ? [password, oidc()] : [password],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'oidc') return true;
        const claims = profile as OidcProfile | undefined;
        if (!claims?.sub) return paths.signIn({ viSao: 'ket-noi' });
        const headers = await headersOf();
        const result = await signInWithOidc({
          agencyId: (await theAgency()).id,
          subject: claims.sub,
          email: claims.email ?? null,
          isEmailVerified: claims.email_verified === true,
          address: clientAddress(headers),
          userAgent: agentOf(headers),
        });
        if (!result.ok) return paths.signIn({ viSao: result.refusal.kind === 'closed' ? 'tai-khoan-khoa' : result.refusal.kind === 'ambiguous' ? 'trung-thu' : 'chua-co-tai-khoan' });
        (user as Signed).sid = formatSessionKey(result.value);
        return true;
      },
      // The token is the key of a row and nothing else; whatever the library puts in by default is left out.
      jwt: ({ token, user }) => ({ sid: (user as Signed | undefined)?.sid ?? token.sid }),
      session: ({ session }) => ({ expires: session.expires }) as typeof session,
    },
    logger: {
      error(error) {
        if (error instanceof CredentialsSignin) return;
        if (error instanceof AuthError && VISITORS_OWN.has(error.type)) return log('warn', 'sign-in', { type: error.type });
        // A password sign-in throws on to its action, which logs it with the number it shows.
        const cause = error.cause as { err?: unknown; provider?: string } | undefined;
        if (cause?.provider !== 'password') logSurprise('sign-in', cause?.err ?? error);
      },
      warn: (code) => log('warn', 'next-auth', { code }),
      debug: () => undefined,
    },
  };
}

async function requestHeaders(): Promise<Headers> {
  const { headers } = await import('next/headers');
  return new Headers(await headers());
}

export const { handlers, signIn, signOut } = NextAuth((request) => config(async () => (request ? request.headers : requestHeaders())));
