type CookieOptions = { maxAge?: number; expires?: Date | number } & Record<string, unknown>;

/** The request that the code under test believes it answers: its cookies, which actions may set, and its headers. */
export class FakeRequest {
  readonly cookies = new Map<string, { value: string; options: CookieOptions }>();
  headers = new Headers();

  readonly jar = {
    get: (name: string) => (this.cookies.has(name) ? { name, value: this.cookies.get(name)?.value ?? '' } : undefined),
    getAll: () => [...this.cookies].map(([name, { value }]) => ({ name, value })),
    has: (name: string) => this.cookies.has(name),
    set: (name: string, value: string, options: CookieOptions = {}) => {
      const gone = value === '' || options.maxAge === 0 || (options.expires instanceof Date && options.expires.getTime() <= Date.now());
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, { value, options });
    },
    delete: (name: string) => this.cookies.delete(name),
  };

  /** The header that a browser would send. */
  get cookieHeader(): string {
    return [...this.cookies].map(([name, { value }]) => `${name}=${encodeURIComponent(value)}`).join('; ');
  }

  /** Forgets everything; `address` is where the next requests come from. */
  reset(address = '192.0.2.1', more: Record<string, string> = {}): void {
    this.cookies.clear();
    this.headers = new Headers({ host: 'localhost:3000', 'x-forwarded-proto': 'http', 'x-tthc-address': address, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0', ...more });
  }

  /** Takes what a response sets, as a browser does. */
  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      const maxAge = attributes.find((attribute) => /^max-age=/i.test(attribute));
      const expires = attributes.find((attribute) => /^expires=/i.test(attribute));
      this.jar.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)), { ...(maxAge ? { maxAge: Number(maxAge.slice(8)) } : {}), ...(expires ? { expires: new Date(expires.slice(8)) } : {}), attributes });
    }
  }
}

/** The one request of a test file. */
export const request = new FakeRequest();

/** What stands in for next/headers: `vi.mock('next/headers', async () => (await import('../support/request')).nextHeaders)`. */
export const nextHeaders = {
  cookies: async () => request.jar,
  headers: async () => {
    const headers = new Headers(request.headers);
    if (request.cookies.size > 0) headers.set('cookie', request.cookieHeader);
    return headers;
  },
};
