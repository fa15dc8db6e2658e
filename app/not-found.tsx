import { DeadEnd } from '@/components/layout/dead-end';

export default function NotFound() {
  return (
    <main>
      <DeadEnd kind="not-found" />
    </main>
  );
}
