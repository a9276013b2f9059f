import { View } from '@tarojs/components';
import type { FormField } from '@yichuang/contract/cases/form';
import type { StaffCase } from '@yichuang/contract/cases/staff-contract';
import { a11y } from '../../ui/a11y';
import { Card } from '../../ui/Card';
import { Fact } from '../fact';

type Told = Pick<StaffCase, 'answers' | 'known'>;

/** As the applicant reads it: choices by their words. Undefined: not asked, or left empty. */
function answerText({ id, known, choices }: FormField, { answers, known: facts }: Told): string | undefined {
  if (known !== undefined) return facts[known];
  const value = answers[id];
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}

/** The form, section by section; only what was answered. Numbers come masked. */
export function CaseAnswers({ shown }: { shown: StaffCase }) {
  return shown.form.sections.map(({ id, title, fields }) => {
    const told = fields.flatMap((field) => {
      const text = answerText(field, shown);
      return text === undefined || text === '' ? [] : { id: field.id, label: field.label, text };
    });
    if (told.length === 0) return null;
    return (
      <Card key={id}>
        <View className="title-s" {...a11y({ role: 'heading' })}>
          {title}
        </View>
        {told.map((one) => (
          <Fact key={one.id} name={one.label}>
            {one.text}
          </Fact>
        ))}
      </Card>
    );
  });
}
