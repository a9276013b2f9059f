// The attributes that Taro's weapp templates leave out, for the build (templates) and the runtime (aliases).
const names = 'label role hidden checked selected disabled live expanded modal describedby labelledby invalid level';
const aria = Object.fromEntries(names.split(' ').map((name) => [`aria-${name}`, '']));
const tags = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView', 'Canvas'];
module.exports.components = Object.fromEntries(tags.map((tag) => [tag, { ...aria }]));
