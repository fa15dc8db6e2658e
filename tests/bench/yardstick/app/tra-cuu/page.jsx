import { ask } from '../statements';

export const dynamic = 'force-dynamic';

export default async function Page({ searchParams }) {
  const [row] = await ask('lookup', [1, (await searchParams).ma]);
  return (
    <dl>
      <dt>{row?.code}</dt>
      <dd>{row?.status}</dd>
      <dd>{row?.procedureName}</dd>
      <dd>{row?.receivedAt?.toISOString()}</dd>
      <dd>{row?.originalDueAt?.toISOString()}</dd>
      {row?.events?.map((event) => (
        <dd key={event.seq}>
          {event.act} {event.legalAt}
        </dd>
      ))}
    </dl>
  );
}
