import { Fragment, type ReactNode } from 'react';
import { classNames } from './class-names';

export type Description = { readonly term: ReactNode; readonly value: ReactNode; readonly key?: string };

type DescriptionListProps = {
  items: readonly Description[];
  /** `pairs`: two columns. `figures`: the value stands right. `rows`: a public page's parts, one under another, ruled. */
  layout?: 'pairs' | 'figures' | 'rows';
  className?: string;
};

/** What is known of one thing. An item whose value is null or undefined is left out. */
export function DescriptionList({ items, layout = 'pairs', className }: DescriptionListProps) {
  const known = items.filter(({ value }) => value !== null && value !== undefined);
  return (
    <dl className={classNames('dl', layout !== 'pairs' && `dl-${layout}`, className)}>
      {known.map(({ term, value, key }, index) => {
        const id = key ?? (typeof term === 'string' ? term : String(index));
        const pair = (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        );
        return layout === 'rows' ? <div key={id}>{pair}</div> : <Fragment key={id}>{pair}</Fragment>;
      })}
    </dl>
  );
}
