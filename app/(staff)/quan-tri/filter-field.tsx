import type { ReactNode } from 'react';

/** A label over a control that narrows a list. Not a field of a form: it is neither required nor optional. */
export function FilterField({ label, name, children }: { label: string; name: string; children: ReactNode }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={`loc-${name}`}>
        {label}
      </label>
      {children}
    </div>
  );
}

export function FilterText({ label, name, value }: { label: string; name: string; value: string | undefined }) {
  return (
    <FilterField label={label} name={name}>
      <input id={`loc-${name}`} type="search" name={name} className="input" defaultValue={value} autoComplete="off" />
    </FilterField>
  );
}

export function FilterSelect({ label, name, value, all, options }: { label: string; name: string; value: string | undefined; all: string; options: readonly { readonly value: string; readonly label: string }[] }) {
  return (
    <FilterField label={label} name={name}>
      <select key={value} id={`loc-${name}`} name={name} className="input" defaultValue={value ?? ''}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FilterField>
  );
}
