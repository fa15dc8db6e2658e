import { readFileSync } from 'node:fs';
import pg from 'pg';

let pool;
let statements;

/** Asks one of the statements that the bench wrote down: the product's own, past everything of the product. */
export async function ask(name, values) {
  pool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
  statements ??= JSON.parse(readFileSync(process.env.YARDSTICK_STATEMENTS, 'utf8'));
  return (await pool.query(statements[name].text, values ?? statements[name].values)).rows;
}
