import type { ComponentProps, ReactNode } from 'react';
import { Field, fieldAria, splitFrame, type FieldFrame } from './field';

type Control<Tag extends 'input' | 'textarea'> = Omit<ComponentProps<Tag>, keyof FieldFrame | 'required'>;

export type TextInputProps = FieldFrame &
  Control<'input'> & {
    /** A short word inside the right edge: "đã có, 14 hồ sơ". */
    beside?: ReactNode;
  };

/** One line of text. A known value that is not to be changed here is `readOnly`, which sinks it. */
export function TextInput(props: TextInputProps) {
  const { frame, control } = splitFrame(props);
  const { beside, type = 'text', ...rest } = control;
  const input = <input {...rest} {...fieldAria(frame)} type={type} name={frame.name} className="input" />;
  return (
    <Field frame={frame}>
      {beside ? (
        <span className="input-with">
          {input}
          <span className="input-beside small">{beside}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}

/** Several lines of text. It grows with what is written, where the browser can. */
export function TextArea(props: FieldFrame & Control<'textarea'>) {
  const { frame, control } = splitFrame(props);
  return (
    <Field frame={frame}>
      <textarea rows={3} {...control} {...fieldAria(frame)} name={frame.name} className="input" />
    </Field>
  );
}
