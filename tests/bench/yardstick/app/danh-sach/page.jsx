import { ask } from '../statements';

export const dynamic = 'force-dynamic';

export default async function Page() {
  const rows = await ask('queue');
  return (
    <table>
      <tbody>
        {rows.slice(0, 50).map((row) => (
          <tr key={row.id}>
            <td>{row.originalDueAt?.toISOString()}</td>
            <td>{row.status}</td>
            <td>{row.code}</td>
            <td>
              <a href={`/ho-so/${row.code}`}>{row.applicantName}</a> {row.procedureName}
            </td>
            <td>
              {row.holderName} {row.step}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
