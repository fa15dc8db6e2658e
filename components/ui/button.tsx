import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { Kbd } from './kbd';
import { Link } from './link';

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonLook = {
  /** One primary act a screen. `danger` only where something cannot be undone. */
  tone?: ButtonTone;
  /** Fills its column. */
  wide?: boolean;
  /** Words left, key right: for acts stacked in a panel. */
  split?: boolean;
  /** The key that triggers it, drawn inside: `['F2']`, `['Ctrl', 'Enter']`. The caller binds it with useHotkeys. */
  keys?: readonly string[];
};

export function buttonClass({ tone = 'secondary', wide, split }: ButtonLook, className?: string): string {
  return classNames('btn', tone !== 'secondary' && `btn-${tone}`, wide && 'btn-wide', split && 'btn-split', className);
}

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> &
  ButtonLook & {
    disabled?: boolean;
    /** Why it cannot be pressed now; said beside it. Setting it disables the button but leaves it in the tab order. */
    reason?: ReactNode;
  };

/** Says the act in words, an active verb first: "Tiếp nhận hồ sơ". A disabled act says why beside it. */
export function Button({ tone, wide, split, keys, reason, disabled, className, children, type = 'button', onClick, ...rest }: ButtonProps) {
  const blocked = reason !== undefined && reason !== null && reason !== '';
  const reasonId = blocked && rest.id ? `${rest.id}-vi-sao` : undefined;
  const button = (
    <button
      {...rest}
      type={blocked ? 'button' : type}
      disabled={disabled && !blocked}
      aria-disabled={blocked || rest['aria-disabled'] || undefined}
      aria-describedby={classNames(rest['aria-describedby'], reasonId) || undefined}
      onClick={blocked ? undefined : onClick}
      className={buttonClass({ tone, wide, split }, className)}
    >
      <span>{children}</span>
      {keys && <Kbd keys={keys} />}
    </button>
  );
  if (!blocked) return button;
  return (
    <div className="btn-reason">
      {button}
      <span id={reasonId}>{reason}</span>
    </div>
  );
}

type LinkButtonProps = ComponentProps<typeof Link> & ButtonLook;

/** Looks like a button, goes to another page. */
export function LinkButton({ tone, wide, split, keys, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonClass({ tone, wide, split }, className)}>
      <span>{children}</span>
      {keys && <Kbd keys={keys} />}
    </Link>
  );
}
