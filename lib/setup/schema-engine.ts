import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

/*
 * Prisma's migration engine, compiled to WebAssembly and shipped inside an npm package: the native one is a download
 * that an office's network may refuse. It writes migrations; it does not apply them: through a driver adapter it cuts a
 * script at every semicolon, also inside the body of a function (apply-migrations.ts sends each script whole).
 */
const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../..');
const NO_FILTER = { externalTables: [], externalEnums: [] };

type SchemaFile = { path: string; content: string };

async function engine(datamodels: [string, string][] | undefined, connectionString: string) {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasmFile = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm');
  const module = new WebAssembly.Module(await readFile(wasmFile));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports });
  const loose = bindings as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  loose.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, factory as never);
}

export async function readSchema(): Promise<SchemaFile[]> {
  const dir = path.join(root, 'prisma/schema');
  const names = (await readdir(dir)).filter((name) => name.endsWith('.prisma')).sort();
  return Promise.all(names.map(async (name) => ({ path: path.join(dir, name), content: await readFile(path.join(dir, name), 'utf8') })));
}

/** The SQL that leads from one schema to another; from nothing when `from` is null. */
export async function schemaDiff(from: SchemaFile[] | null, to: SchemaFile[], connectionString: string): Promise<string> {
  const running = await engine(to.map((file) => [file.path, file.content]), connectionString);
  const { stdout } = await running.diff({
    from: from ? { tag: 'schemaDatamodel', files: from } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: to },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: NO_FILTER,
  } as never);
  return stdout ?? '';
}
