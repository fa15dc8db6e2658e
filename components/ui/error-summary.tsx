'use client';

import { useEffect, useRef } from 'react';
import { fieldId } from './field';

export type FieldProblem = {
  /** The field's name; null when the problem belongs to none. */
  readonly name: string | null;
  readonly message: string;
};

type ErrorSummaryProps = {
  problems: readonly FieldProblem[];
  title?: string;
  /** Changes with every answer of the server, so that the same mistake made twice takes the focus twice. */
  answer?: unknown;
};

const focusOn = (name: string): boolean => {
  const control = document.getElementById(fieldId(name));
  control?.focus();
  return control !== null;
};

/** All that is wrong, in one place above the form, each a link to its field. The focus goes to the first field at fault. */
export function ErrorSummary({ problems, title, answer }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const firstName = problems[0]?.name;
  // By what it says and not by identity: a parent that renders again must not take the focus from who is typing.
  const said = problems.map(({ name, message }) => `${name}\n${message}`).join('\n');

  useEffect(() => {
    if (firstName === undefined) return;
    if (firstName === null || !focusOn(firstName)) box.current?.focus();
  }, [firstName, said, answer]);

  if (problems.length === 0) return null;
  return (
    <div className="notice notice-error errors" role="alert" tabIndex={-1} ref={box}>
      <b className="notice-title">{title ?? (problems.length === 1 ? 'Có 1 chỗ cần sửa' : `Có ${problems.length} chỗ cần sửa`)}</b>
      <ul>
        {problems.map(({ name, message }) => (
          <li key={`${name}${message}`}>
            {name === null ? (
              message
            ) : (
              <a
                href={`#${fieldId(name)}`}
                onClick={(event) => {
                  if (focusOn(name)) event.preventDefault();
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
