import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export type Identity = { readonly subject: string; readonly email: string; readonly isEmailVerified: boolean };

/** A real OpenID Connect provider on a port of its own, with its own pages for signing in and consenting. */
export class IdentityProvider {
  private server: Server | undefined;
  readonly people = new Map<string, Identity>();
  issuer = '';

  async start(redirectUri: string): Promise<void> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.server = server;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const configuration: Configuration = {
      clients: [{ client_id: 'tthc', client_secret: 'a secret of the test', redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: true } },
      pkce: { required: () => true },
      cookies: { keys: ['a key of the test'] },
      findAccount: (_ctx, login) => {
        const identity = this.people.get(login);
        return identity && { accountId: login, claims: () => ({ sub: login, email: identity.email, email_verified: identity.isEmailVerified }) };
      },
    };
    server.on('request', new Provider(this.issuer, configuration).callback());
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  /**
   * Goes the way of a browser from the authorization address to the redirect back to us: signs in at the provider as this
   * person and consents, or says no. Answers the address that the provider sends the browser to.
   */
  async walk(authorizationUrl: string, login: string, consents = true): Promise<string> {
    const cookies = new Map<string, string>();
    const visit = async (url: string, body?: URLSearchParams) => {
      const response = await fetch(url, { redirect: 'manual', method: body ? 'POST' : 'GET', body, headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      return response;
    };
    let response = await visit(authorizationUrl);
    let url = authorizationUrl;
    for (let step = 0; step < 20; step += 1) {
      const location = response.headers.get('location');
      if (location) {
        url = new URL(location, url).href;
        if (!url.startsWith(this.issuer)) return url;
        response = await visit(url);
        continue;
      }
      const page = await response.text();
      const action = /action="([^"]+)"/.exec(page)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      if (!action || !prompt) throw new Error(`The provider shows no form (${response.status}): ${page.slice(0, 600)}`);
      if (prompt === 'consent' && !consents) {
        const abort = /href="([^"]+abort)"/.exec(page)?.[1];
        if (!abort) throw new Error('The provider offers no way to say no');
        response = await visit(new URL(abort, url).href);
        continue;
      }
      response = await visit(new URL(action, url).href, new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'any' } : { prompt }));
    }
    throw new Error('The provider never came back');
  }
}
