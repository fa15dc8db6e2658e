import 'server-only';
import { z } from 'zod';
import { API_SCOPES, type ApiScope } from '@/lib/domain/access/api-scopes';
import { ApiReceiveDossier, CreatedResource, DeadlineResource, DossierPage, DossierQuery, DossierResource, DossierSummary, ReceivedResource, StoredFileResource, SubmittedResource } from '@/lib/schemas/api-dossiers';
import { ApiEventInput, EventDone, EventList, EventResource, PaperList } from '@/lib/schemas/api-events';
import { ProcedureDetail } from '@/lib/schemas/api-procedures';
import { Problem } from '@/lib/schemas/api-values';
import { ProcedurePage, ProcedureQuery, ProcedureResource } from '@/lib/schemas/procedure-api';
import { API_PROBLEMS, type ApiProblem } from '@/lib/text/api-problems';

const SENT = { ReceiveDossier: ApiReceiveDossier, NewEvent: ApiEventInput };
const ANSWERED = { Problem, ReceivedDossier: ReceivedResource, SubmittedDossier: SubmittedResource, CreatedDossier: CreatedResource, StoredFile: StoredFileResource, Dossier: DossierResource, DossierSummary, DossierPage, Deadline: DeadlineResource, Event: EventResource, EventList, EventDone, PaperList, ProcedureDetail, Procedure: ProcedureResource, ProcedurePage };

type Json = Record<string, unknown>;
const ref = (name: keyof typeof SENT | keyof typeof ANSWERED): Json => ({ $ref: `#/components/schemas/${name}` });

/** The shapes as JSON Schema, made from the very schemas that parse and type what goes in and out. */
function schemasOf(schemas: Record<string, z.ZodType>, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => {
    const { $schema: _draft, $id: _id, id: _name, ...plain } = schema as Json;
    return [id, plain];
  }));
}

const queryOf = (schema: z.ZodType): Json[] => {
  const { properties } = z.toJSONSchema(schema, { io: 'output' });
  return Object.entries(properties ?? {}).map(([name, shape]) => ({ name, in: 'query', required: false, schema: shape }));
};

const PATHS: Readonly<Record<string, Json>> = {
  code: { name: 'code', in: 'path', required: true, description: 'Code of the dossier, H24.21-261120-0031', schema: { type: 'string' } },
  procedure: { name: 'code', in: 'path', required: true, description: 'Code, former code or slug of the procedure', schema: { type: 'string' } },
  id: { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
};
const KEY = { name: 'Idempotency-Key', in: 'header', required: true, description: 'One for each thing to be done, 8–200 visible ASCII characters. The same request again gets the same answer (Idempotency-Replayed: true); another request 422. A refused request leaves its key free.', schema: { type: 'string', minLength: 8, maxLength: 200 } };

const problems = (...names: ApiProblem[]): Json => {
  const byStatus = new Map<number, ApiProblem[]>();
  for (const name of names) byStatus.set(API_PROBLEMS[name].status, [...(byStatus.get(API_PROBLEMS[name].status) ?? []), name]);
  return Object.fromEntries([...byStatus].sort(([a], [b]) => a - b).map(([status, same]) => [String(status), {
    description: same.map((name) => `urn:tthc:problem:${name}`).join(', '), content: { 'application/problem+json': { schema: ref('Problem') } },
    ...(status === 429 ? { headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } } } : {}),
  }]));
};
const GUARDED: ApiProblem[] = ['not-signed-in', 'scope-missing', 'rate-limit', 'unavailable', 'unexpected'];
const WRITES: ApiProblem[] = ['not-json', 'idempotency-key', 'too-large', 'media-type', 'validation', 'idempotency-key-reused'];

type Operation = { id: string; summary: string; scope: ApiScope | null; parameters?: Json[]; body?: keyof typeof SENT; answer: keyof typeof ANSWERED | 'pdf'; also?: ApiProblem[] };

function operation({ id, summary, scope, parameters = [], body, answer, also = [] }: Operation): Json {
  const content = answer === 'pdf' ? { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } : { 'application/json': { schema: ref(answer) } };
  return {
    operationId: id, summary, security: scope === null ? [] : [{ token: [scope] }], parameters: body ? [...parameters, KEY] : parameters,
    ...(scope === null ? {} : { description: `Scope: ${scope}` }),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: ref(body) } } } } : {}),
    responses: { [body ? '201' : '200']: { description: 'OK', content }, ...problems(...(scope === null ? [] : GUARDED), ...(body ? WRITES : []), ...also) },
  };
}

/** A file is sent as it is, its name beside it. */
const upload = (): Json => ({
  operationId: 'storeFile', summary: 'Store a file, to be named in `files` of a new dossier', description: 'Scope: dossiers:write. PDF, JPEG, PNG, TIFF, DOCX or XLSX by its content, at most 20 MB. It hangs on no dossier until one names it.', security: [{ token: ['dossiers:write'] }],
  parameters: [{ name: 'X-Ten-Tep', in: 'header', required: true, description: 'The name of the file, percent-encoded UTF-8', schema: { type: 'string', maxLength: 1000 } }],
  requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
  responses: { 201: { description: 'OK', content: { 'application/json': { schema: ref('StoredFile') } } }, ...problems(...GUARDED, 'too-large', 'validation') },
});

/** OpenAPI 3.1 of everything under /api/v1. `origin` is the site's own. */
export function openApi(origin: string): Json {
  const { code, procedure, id } = PATHS as { code: Json; procedure: Json; id: Json };
  return {
    openapi: '3.1.0',
    info: {
      title: 'TTHC', version: '1',
      description: 'Dossiers and administrative procedures of the agency. Every dossier keeps two times for each event: legalAt, when it happened, by which deadlines are reckoned, and enteredAt, when it arrived here. Arriving late never makes a dossier late. Instants are ISO 8601 with offset and kept to the minute. Problems are application/problem+json: decide by `type`.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }],
    paths: {
      '/dossiers': {
        get: operation({ id: 'listDossiers', summary: 'Dossiers in the order of their codes', scope: 'dossiers:read', parameters: queryOf(DossierQuery), answer: 'DossierPage', also: ['query'] }),
        post: operation({ id: 'receiveDossier', summary: 'Receive a dossier (status 2), or with channel `online` take in a submission (status 1)', scope: 'dossiers:write', body: 'ReceiveDossier', answer: 'CreatedDossier' }),
      },
      '/dossiers/{code}': { get: operation({ id: 'readDossier', summary: 'One dossier', scope: 'dossiers:read', parameters: [code], answer: 'Dossier', also: ['not-found'] }) },
      '/files': { post: upload() },
      '/dossiers/{code}/events': {
        get: operation({ id: 'listEvents', summary: 'Its history', scope: 'dossiers:read', parameters: [code], answer: 'EventList', also: ['not-found'] }),
        post: operation({ id: 'addEvent', summary: 'Do one act', scope: 'dossiers:write', parameters: [code], body: 'NewEvent', answer: 'EventDone', also: ['not-permitted', 'not-found', 'conflict', 'stale'] }),
      },
      '/dossiers/{code}/deadline': { get: operation({ id: 'readDeadline', summary: 'Its due date and every day that made it', scope: 'dossiers:read', parameters: [code], answer: 'Deadline', also: ['not-found'] }) },
      '/dossiers/{code}/papers': { get: operation({ id: 'listPapers', summary: 'Its papers', scope: 'papers:read', parameters: [code], answer: 'PaperList', also: ['not-found'] }) },
      '/dossiers/{code}/papers/{id}': { get: operation({ id: 'readPaper', summary: 'A paper as PDF', scope: 'papers:read', parameters: [code, id], answer: 'pdf', also: ['not-found', 'conflict'] }) },
      '/procedures': { get: operation({ id: 'listProcedures', summary: 'Procedures in force today; no token needed', scope: null, parameters: queryOf(ProcedureQuery), answer: 'ProcedurePage', also: ['query'] }) },
      '/procedures/{code}': { get: operation({ id: 'readProcedure', summary: 'Components, fees and cases of a procedure', scope: 'procedures:read', parameters: [procedure, { name: 'on', in: 'query', required: false, description: 'In force on this day; today when left out', schema: { type: 'string', format: 'date' } }], answer: 'ProcedureDetail', also: ['query', 'not-found'] }) },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'tthc_…', description: `Made with \`npx tthc token create\`. Scopes: ${API_SCOPES.join(', ')}` } },
      schemas: { ...schemasOf(SENT, 'input'), ...schemasOf(ANSWERED, 'output') },
    },
  };
}
