/**
 * What an action answers to its form. Client components import this type; the wrapper itself stays on the server.
 * `values` and `lists` are what was typed, to be shown again; they never hold a password.
 */
export type ActionState<T = unknown> = {
  readonly status: 'idle' | 'ok' | 'error';
  readonly message?: string;
  readonly fieldErrors?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly value?: T;
  /** The number under which a surprise was logged. */
  readonly reference?: string;
  /** Where to sign in again, in a new tab, so that what is typed here stays. */
  readonly signInHref?: string;
  /** The same act may be tried again as it stands: nothing was wrong with it. */
  readonly canRetry?: boolean;
};

export const IDLE: ActionState<never> = { status: 'idle' };
