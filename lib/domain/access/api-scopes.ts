import type { Permission } from './permissions';

/** What a token of the API may be given. */
export const API_SCOPES = ['dossiers:read', 'dossiers:write', 'procedures:read', 'papers:read'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/**
 * The rows of the permission table that a scope opens. Corrections are in none of them: a mistake is put right by a second
 * person, and a system is not a person.
 */
const PERMISSIONS_OF = {
  'dossiers:read': ['dossier:view', 'dossier:search'],
  'dossiers:write': [
    'dossier:view', 'dossier:receive', 'dossier:accept', 'dossier:hand-over', 'dossier:take-over', 'dossier:assign', 'dossier:request-supplement',
    'dossier:receive-supplement', 'dossier:request-payment', 'dossier:record-payment', 'dossier:consult', 'dossier:submit-for-signature', 'dossier:sign',
    'dossier:return-for-correction', 'dossier:stop', 'dossier:withdraw', 'dossier:finish', 'dossier:return-result', 'dossier:apologise', 'dossier:remind',
  ],
  'procedures:read': ['procedure:view'],
  'papers:read': ['dossier:view', 'paper:print'],
} as const satisfies Record<ApiScope, readonly Permission[]>;

export const isApiScope = (text: string): text is ApiScope => (API_SCOPES as readonly string[]).includes(text);

/** Everything that a token with these scopes may do, each once. */
export const permissionsOfScopes = (scopes: readonly ApiScope[]): readonly Permission[] => [...new Set(scopes.flatMap((scope): readonly Permission[] => PERMISSIONS_OF[scope]))];
