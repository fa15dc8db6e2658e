import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link inside the site. It is not fetched before it is pressed: every page asks the database, and a queue of fifty
 * rows would ask fifty times.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink {...props} prefetch={false} />;
}
