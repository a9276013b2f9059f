import { expect, test } from 'vitest';
import { getCertificate, getCertificateFile } from './certificates/contract.js';
import { toOpenApi } from './openapi.js';

test('a reply of bytes is told by its media type, one of JSON by its schema', () => {
  const { paths } = toOpenApi({ getCertificate, getCertificateFile });
  expect(paths['/api/certificates/{id}/file']).toMatchObject({
    get: { responses: { 200: { content: { 'application/pdf': {} } } } },
  });
  const face = paths['/api/certificates/{id}'] as { get: { responses: { 200: { content: object } } } };
  expect(Object.keys(face.get.responses[200].content)).toEqual(['application/json']);
});
