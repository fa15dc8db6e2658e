import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/*
 * Nothing of the staff side can be reached past the gates: every page asks before it reads, every action and every route
 * is made by a wrapper. What is open to everyone is written down here, with the reason.
 */
const root = path.resolve(import.meta.dirname, '../..');
const under = (folder: string): string[] => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.split(path.sep).join('/')}`).sort();
const code = ['app', 'lib', 'components'].flatMap(under).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const parse = (file: string) => ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

/** Routes that ask nobody who they are. */
const OPEN_ROUTES: Readonly<Record<string, string>> = {
  'app/healthz/route.ts': 'whether the process lives',
  'app/readyz/route.ts': 'whether it can serve',
  'app/api/auth/[...nextauth]/route.ts': 'the way in',
  'app/api/v1/procedures/route.ts': 'procedures in force are public by law',
  'app/api/v1/openapi.json/route.ts': 'the description of the API',
  'app/api/v1/[...rest]/route.ts': 'what is not there',
  'app/(public)/ket-luan-kiem-tra/[id]/pdf/route.ts': 'a conclusion that has been published',
  'app/(public)/tra-cuu/xem/route.ts': 'the public look-up, with its own second secret and throttle',
  'app/(public)/du-lieu-mo/[file]/route.ts': 'open data',
  'app/(public)/thu-tuc/[slug]/mau/[id]/route.ts': 'a blank form that an approved version offers',
  'app/api/thu-tuc/tim/route.ts': 'the search of public procedures, as one types',
  'app/api/tra-cuu/[token]/route.ts': 'the public look-up as JSON, by the secret of the receipt and throttled like its page',
  'app/(public)/nop-ho-so/[slug]/bat-dau/route.ts': 'begins an online submission; throttled by address',
  'app/(public)/nop-ho-so/ban-nhap/[token]/gui/route.ts': 'a step of a draft, by the token that only its writer has',
  'app/(public)/nop-ho-so/ban-nhap/[token]/tep/[fileId]/route.ts': 'a file of a draft, by the same token',
  'app/(public)/tra-cuu/q/[token]/bo-sung/gui/route.ts': 'a supplement, by the secret of the dossier’s QR code',
  'app/(public)/tra-cuu/q/[token]/bo-sung/tep/[fileId]/route.ts': 'a file of a supplement not handed in yet, by the same secret',
  'app/(public)/tra-cuu/q/[token]/rut/gui/route.ts': 'withdrawal, by the same secret and the last four digits',
  'app/(public)/tra-cuu/q/[token]/giay-to/[paperId]/route.ts': 'a paper addressed to the applicant, by the same secret',
  'app/(public)/tra-cuu/q/[token]/giay-xac-nhan/route.ts': 'the acknowledgement of an online submission, by the same secret',
};

/** Actions that ask for no permission. */
const OPEN_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'app/dang-nhap/actions.ts': ['signInAction', 'startOidcAction'],
  'app/(staff)/tai-khoan/sign-out.ts': ['signOutAction'],
  // What anyone may send: made by publicAction, which limits an address.
  'app/(public)/_pages/service-actions.ts': ['rateAction', 'feedbackAction'],
};

const isExported = (node: ts.Node): boolean => ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** Each exported value of a module with the name of the function whose call makes it, if a call makes it. */
function exportsOf(source: ts.SourceFile): { name: string; madeBy: string | null }[] {
  return source.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) return [{ name: statement.name?.text ?? 'default', madeBy: null }];
    if (ts.isVariableStatement(statement) && isExported(statement)) {
      return statement.declarationList.declarations.map(({ name, initializer }) => ({ name: name.getText(source), madeBy: initializer && ts.isCallExpression(initializer) ? initializer.expression.getText(source) : null }));
    }
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) return [{ name: statement.getText(source), madeBy: null }];
    if (ts.isExportAssignment(statement)) return [{ name: 'default', madeBy: null }];
    return [];
  });
}

/** The first thing a page waits for, its own address aside. */
function firstAwaited(source: ts.SourceFile): string | null {
  const page = source.statements.find((statement): statement is ts.FunctionDeclaration => ts.isFunctionDeclaration(statement) && isExported(statement) && (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
  let found: string | null = null;
  const look = (node: ts.Node): void => {
    if (found !== null) return;
    if (ts.isAwaitExpression(node) && !/^(params|searchParams)$/.test(node.expression.getText(source))) {
      found = ts.isCallExpression(node.expression) ? node.expression.expression.getText(source) : node.expression.getText(source);
      return;
    }
    ts.forEachChild(node, look);
  };
  if (page?.body) look(page.body);
  return found;
}

const isServerFile = (source: ts.SourceFile): boolean => {
  const first = source.statements[0];
  return first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) && first.expression.text === 'use server';
};

describe('the gates of the staff side', () => {
  const pages = code.filter((file) => /^app\/\(staff\)\/.*page\.tsx$/.test(file));

  it('finds the staff pages at all', () => {
    expect(pages.length).toBeGreaterThan(15);
  });

  it.each(pages)('%s asks who is there before it reads anything', (file) => {
    expect(firstAwaited(parse(file))).toMatch(/^staffPage(Session)?$/);
  });

  it('the frame of the staff side asks as well', () => {
    expect(firstAwaited(parse('app/(staff)/layout.tsx'))).toBe('staffPage');
  });

  it.each(code.filter((file) => /^app\/.*\/route\.tsx?$/.test(file) && !(file in OPEN_ROUTES)))('%s is made by a wrapper', (file) => {
    const handlers = exportsOf(parse(file)).filter(({ name }) => /^[A-Z]+$/.test(name));
    expect(handlers.length).toBeGreaterThan(0);
    for (const { name, madeBy } of handlers) expect(`${name} ${madeBy}`).toMatch(/ (staffRoute|apiRoute)$/);
  });

  it.each(Object.keys(OPEN_ROUTES))('%s, open to everyone, is still there', (file) => {
    expect(code).toContain(file);
  });

  const serverFiles = code.filter((file) => isServerFile(parse(file)));

  it.each(serverFiles)('every action of %s is made by the wrapper', (file) => {
    for (const { name, madeBy } of exportsOf(parse(file)).filter((one) => !OPEN_ACTIONS[file]?.includes(one.name))) expect(`${name} ${madeBy}`).toMatch(/ staffAction$/);
  });

  it('no action is written inside another function, where this test would not see it', () => {
    const hidden = code.filter((file) => !serverFiles.includes(file) && /^\s+['"]use server['"]/m.test(readFileSync(path.join(root, file), 'utf8')));
    expect(hidden).toEqual([]);
  });
});
