import { View } from '@tarojs/components';
import type { Case } from '@yichuang/contract/cases/case';
import type { FormField } from '@yichuang/contract/cases/form';
import { isAsked } from '@yichuang/contract/cases/form-rules';
import { isProvided, type CaseMaterial } from '@yichuang/contract/cases/material';
import { useElder } from '../elder/elder';
import { a11y } from '../ui/a11y';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { Tag } from '../ui/Tag';
import { answerText } from './draft-words';

/** Everything that was written, and what the system brought along, as the office will read it. */
export function ReadBack({ shown: { form, answers, known } }: { shown: Case }) {
  const isElder = useElder((state) => state.isElder);
  // 长辈版: the name, and what they answered
  const isRead = (field: FormField) =>
    field.known === undefined
      ? isAsked(field, answers) && !(isElder && answerText(field, answers) === '')
      : !isElder || field.known === 'name';
  return (
    <>
      {form.sections.map((section) => {
        const fields = section.fields.filter(isRead);
        if (fields.length === 0) return null;
        return (
          <Card key={section.id} className="stack-tight">
            <View className="title-s" {...a11y({ role: 'heading' })}>
              {section.title}
            </View>
            {fields.map((field) => (
              <View key={field.id} className="read-line">
                <View className="read-name">{field.label}</View>
                <View className="read-value">
                  {(field.known ? known[field.known] : answerText(field, answers)) || '没有填'}
                </View>
              </View>
            ))}
          </Card>
        );
      })}
    </>
  );
}

function materialText({ how, certificate, files, isNeed }: CaseMaterial): string {
  if (how === 'form') return '按填的表生成';
  if (how === 'commitment') return '您承诺';
  if (how === 'sharing') return '部门共享';
  if (certificate) return `用${certificate.name}`;
  const count = files.filter(({ state }) => state === 'clean').length;
  if (count > 0) return `${count} 份文件`;
  return isNeed === '3' ? '以后再补' : '没有交';
}

export function MaterialsReadBack({ materials }: Pick<Case, 'materials'>) {
  if (materials.length === 0) return null;
  return (
    <Card className="stack-tight">
      <View className="title-s" {...a11y({ role: 'heading' })}>
        材料
      </View>
      {materials.map((material) => (
        <View key={material.id} className="read-material">
          <View className="body">{material.materialName}</View>
          <Tag tone={isProvided(material) ? 'green' : 'neutral'}>{materialText(material)}</Tag>
        </View>
      ))}
    </Card>
  );
}

/** What is promised by handing in; 告知承诺 names the materials that the promise stands in for. */
export function HandInPromise({ shown: { materials, deptName, partCount } }: { shown: Case }) {
  const promised = materials.filter(({ how }) => how === 'commitment').map(({ materialName }) => materialName);
  const used = materials.flatMap(({ certificate }) => (certificate ? [certificate.name] : []));
  return (
    <Card className="stack-tight">
      <View className="row">
        <Icon name="shield" size={20} className="blue" />
        <View className="title-s grow" {...a11y({ role: 'heading' })}>
          提交就是承诺
        </View>
      </View>
      <View className="body">我填写的内容和交的材料都是真的。不真实的，愿意承担责任。</View>
      {promised.length > 0 && (
        <View className="body">我符合「{promised.join('」「')}」所证明的条件，以承诺代替交材料。</View>
      )}
      {used.length > 0 && (
        <View className="body">
          我同意{partCount === undefined ? `${deptName}为办这一件` : `办这 ${partCount} 件事的部门为办它们`}，查看我的「
          {used.join('」「')}」电子证照。
        </View>
      )}
    </Card>
  );
}
