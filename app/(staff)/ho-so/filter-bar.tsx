'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { SavedFilters } from '@/components/dossier/queue-saved';
import { Button, LinkButton } from '@/components/ui/button';
import { Select } from '@/components/ui/choices';
import { DateInput } from '@/components/ui/date-input';
import { Link } from '@/components/ui/link';
import { TextInput } from '@/components/ui/text-input';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import type { FilterField } from './filter-fields';

type FilterBarProps = {
  fields: readonly FilterField[];
  /** What stays as it is when the form is sent. */
  kept: Readonly<Record<string, string | undefined>>;
  search: string | undefined;
  chips: readonly { readonly words: string; readonly href: string }[];
  clearHref: string;
};

/** "Lọc thêm": every filter is in the address, so that a list can be kept, sent and opened again. Works without a script. */
export function FilterBar({ fields, kept, search, chips, clearHref }: FilterBarProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  useHotkeys({ l: () => setOpen((was) => !was), Escape: () => setOpen(false) });

  return (
    <>
      <details className="queue-more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="btn">
          <span>Lọc thêm{chips.length > 0 ? ` (${chips.length})` : ''}</span>
          <kbd>L</kbd>
        </summary>
        <form
          className="queue-filters"
          method="get"
          action={pathname}
          key={params.toString()}
          onSubmit={(event) => {
            // The same address as without a script, without its empty parts.
            event.preventDefault();
            const sent = new URLSearchParams();
            for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === 'string' && value.trim() !== '') sent.append(name, value);
            router.push(`${pathname}?${sent.toString()}`);
            setOpen(false);
          }}
        >
          {Object.entries(kept).map(([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />)}
          <TextInput name="tim" label="Mã, tên, điện thoại, số giấy tờ" defaultValue={search ?? ''} optional optionalWords="" maxLength={200} />
          {fields.map((field) =>
            field.kind === 'date' ? (
              <DateInput key={field.name} name={field.name} label={field.label} defaultValue={field.value} optional optionalWords="" />
            ) : (
              <Select key={field.name} name={field.name} label={field.label} defaultValue={field.value} options={field.options} emptyWords="Tất cả" optional optionalWords="" />
            ),
          )}
          <div className="acts queue-filters-acts">
            <Button type="submit" tone="primary">
              Lọc hồ sơ
            </Button>
            <LinkButton href={clearHref}>Bỏ mọi điều kiện</LinkButton>
          </div>
          <SavedFilters address={params.toString()} />
        </form>
      </details>
      {chips.length > 0 && (
        <ul className="queue-chips" aria-label="Đang lọc theo">
          {chips.map(({ words, href }) => (
            <li key={href}>
              <Link href={href} className="tag">
                {words} <span aria-hidden="true">×</span>
                <span className="vh">, bỏ điều kiện này</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
