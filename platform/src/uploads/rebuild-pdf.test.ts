import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { PdfRefused, rebuildPdf } from './rebuild-pdf.js';

const name = (text: string) => PDFName.of(text);
const outcome = (bytes: Uint8Array | string) =>
  rebuildPdf(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes).then(
    () => 'ok',
    (error: unknown) => (error instanceof PdfRefused ? error.why : 'broken'),
  );
/** Everything that a document says, unpacked. */
async function said(bytes: Uint8Array): Promise<string> {
  const loaded = await PDFDocument.load(bytes, { updateMetadata: false });
  return loaded.context
    .enumerateIndirectObjects()
    .map(([, object]) => object.toString())
    .join('\n');
}

test('pages come along as they look, in their order, and what does not show stays behind', async () => {
  const sent = await PDFDocument.create();
  sent.setTitle('机密');
  for (const width of [300, 400]) sent.addPage([width, 500]).drawText('hello');
  sent.addJavaScript('hi', 'app.alert(1)');
  await sent.attach(Buffer.from('MZ'), 'payload.exe');
  const page = sent.getPage(0).node;
  const script = sent.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(2)') });
  page.set(name('AA'), sent.context.obj({ O: script }));
  page.set(name('PieceInfo'), sent.context.obj({ Secret: PDFString.of('where-it-was-made') }));
  sent.catalog.set(name('OpenAction'), script);
  const rebuilt = await rebuildPdf(Buffer.concat([await sent.save(), Buffer.from('PK\x03\x04 and an archive')]));
  const pages = (await PDFDocument.load(rebuilt)).getPages();
  expect(pages.map((one) => one.getWidth())).toEqual([300, 400]);
  expect(pages.map((one) => one.node.Contents() !== undefined)).toEqual([true, true]);
  const text = await said(rebuilt);
  for (const trace of ['JavaScript', 'alert', '/AA', 'OpenAction', 'payload', 'Filespec', 'where-it', '机密', '/Info'])
    expect(text.includes(trace), trace).toBe(false);
  expect(Buffer.from(rebuilt).includes('archive')).toBe(false);
});

test('what was filled in and stamped stays to be seen; links, files and what they start do not', async () => {
  const sent = await PDFDocument.create();
  const page = sent.addPage();
  const field = sent.getForm().createTextField('name');
  field.setText('Wang');
  field.addToPage(page);
  const annotation = (more: object) => sent.context.obj({ Type: 'Annot', Rect: [0, 0, 9, 9], ...more });
  page.node.addAnnot(
    sent.context.register(annotation({ Subtype: 'Link', A: { S: 'URI', URI: PDFString.of('https://example.com') } })),
  );
  page.node.addAnnot(
    sent.context.register(annotation({ Subtype: 'Stamp', A: { S: 'Launch', F: PDFString.of('calc.exe') } })),
  );
  page.node.addAnnot(sent.context.register(annotation({ Subtype: 'FileAttachment', FS: { EF: {} } })));
  const rebuilt = await rebuildPdf(await sent.save());
  const kept = (await PDFDocument.load(rebuilt)).getPage(0).node.Annots();
  expect(kept?.size()).toBe(2);
  expect(kept?.lookup(0, PDFDict).get(name('AP'))).toBeDefined();
  const text = await said(rebuilt);
  for (const trace of ['AcroForm', 'URI', 'example.com', 'Launch', 'calc.exe', '/FS', '/EF'])
    expect(text.includes(trace), trace).toBe(false);
});

test('a password is told apart from what is broken', async () => {
  for (const useObjectStreams of [true, false]) {
    const sent = await PDFDocument.create();
    sent.addPage();
    sent.encrypt({ userPassword: 'secret' });
    expect(await outcome(await sent.save({ useObjectStreams }))).toBe('encrypted');
  }
  for (const bytes of [
    '',
    '%PDF-1.7',
    '%PDF-1.7\n<html><script>alert(1)</script>',
    '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>',
  ])
    expect(await outcome(bytes)).toBe('broken');
});

test('fifty pages and no more', async () => {
  const sent = await PDFDocument.create();
  for (let page = 0; page < 50; page++) sent.addPage();
  expect(await outcome(await sent.save())).toBe('ok');
  sent.addPage();
  expect(await outcome(await sent.save())).toBe('tooLong');
});

const catalogue = '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n';
const end = 'trailer\n<</Root 1 0 R>>\n';
test.each([
  ['turns in a circle', '2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\n'],
  [
    'names its branches a million times',
    Array.from({ length: 8 }, (_, n) => `${n + 2} 0 obj\n<</Type/Pages/Kids[${`${n + 3} 0 R `.repeat(10)}]>>\nendobj\n`)
      .concat('10 0 obj\n<</Type/Pages/Kids[]>>\nendobj\n')
      .join(''),
  ],
  [
    'names one page too often',
    `2 0 obj\n<</Type/Pages/Kids[${'3 0 R '.repeat(60)}]>>\nendobj\n3 0 obj\n<</Type/Page>>\nendobj\n`,
  ],
])('a page tree that %s is refused at once', async (_, tree) => {
  expect(['broken', 'tooLong']).toContain(await outcome(catalogue + tree + end));
});

test('what would unpack to more than anybody needs is not unpacked', async () => {
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024)).toString('latin1');
  for (const type of ['ObjStm', 'XRef']) {
    const stream = `4 0 obj\n<</Type/${type}/N 1/First 5/Size 5/W[1 1 1]/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n${bomb}\nendstream\nendobj\n`;
    const tree = '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n';
    expect(await outcome(catalogue + tree + end)).toBe('ok');
    expect(await outcome(catalogue + tree + stream + end)).toBe('tooLarge');
    const twice = stream
      .replace('/FlateDecode', '[/FlateDecode/FlateDecode]')
      .replace(`/${type}`, `/${type.replace('e', '#65').replace('S', '#53')}`);
    expect(await outcome(catalogue + tree + twice + end)).toBe('broken');
  }
});
