import * as z from 'zod/mini';

const id = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));

export const FieldType = z.enum(['text', 'idNumber', 'phone', 'date', 'choice', 'amount', 'address', 'bankCard']);
export type FieldType = z.infer<typeof FieldType>;

/** What the platform knows of the applicant already and never asks for. */
export const KnownFact = z.enum(['name', 'idNumber', 'birthDate']);
export type KnownFact = z.infer<typeof KnownFact>;

export const FormField = z.object({
  id,
  label: z.string(),
  type: FieldType,
  hint: z.optional(z.string()),
  isRequired: z.boolean(),
  /** Asked for, and then required, only when that choice was made; otherwise it must stay empty. */
  requiredIf: z.optional(z.object({ field: id, equals: z.array(z.string()) })),
  choices: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
  /** Letters; 200 unless told. */
  maxLength: z.optional(z.int()),
  /** Filled in by the platform, read-only; an answer to it is refused. */
  known: z.optional(KnownFact),
});
export type FormField = z.infer<typeof FormField>;

export const FormSection = z.object({ id, title: z.string(), fields: z.array(FormField) });
export type FormSection = z.infer<typeof FormSection>;

/** A form is data. A published version is frozen: whoever changes a form publishes the next one. */
export const Form = z.object({ version: z.int(), sections: z.array(FormSection) });
export type Form = z.infer<typeof Form>;

/** Field id → what was written. Choices by their value, amounts like `5000.00` (yuan), dates `YYYY-MM-DD`. */
export const Answers = z.record(id, z.string().check(z.maxLength(500)));
export type Answers = z.infer<typeof Answers>;

export const fieldsOf = (form: Form): FormField[] => form.sections.flatMap(({ fields }) => fields);
