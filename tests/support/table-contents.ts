import pg from 'pg';

/** Every row of every table as one text, so that a second run can be seen to have changed nothing. */
export async function contentsOf(address: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
    const contents: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ sum: string }>(`SELECT count(*) || ':' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${name}" t`);
      contents[name] = rows[0]?.sum ?? '';
    }
    return contents;
  } finally {
    await client.end();
  }
}
