export function answersFor(form: { sections: readonly { fields: readonly object[] }[] }): Record<string, string>;
