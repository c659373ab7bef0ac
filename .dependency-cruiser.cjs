/**
 * Who may import whom. Feature folders import each other only downward:
 * cli, serve, shell → studio, api → queue, review, export → render → routing, prompt, models, typography, image, metrics → telemetry → shared
 */
const within = (...folders) => `^electron/(${folders.join('|')})(/|\\.ts$)`;
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: within(from) },
  to: { path: '^(electron|renderer)/', pathNot: within(from, ...allowed) },
});
const tools = ['routing', 'prompt', 'models', 'typography', 'image', 'metrics', 'model-files', 'net', 'telemetry', 'statistics', 'threads'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'shared-stands-alone', severity: 'error', from: { path: '^shared/' }, to: { pathNot: '^shared/|node_modules/(zod|@orpc/contract)/' } },
    { name: 'window-knows-shared-only', severity: 'error', from: { path: '^renderer/' }, to: { path: '^(electron|test|bench|scripts)/' } },
    { name: 'window-has-no-node', severity: 'error', from: { path: '^renderer/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { pathNot: '^electron/(main\\.ts|preload\\.ts|shell/)|^scripts/' },
      to: { path: 'node_modules/electron/' },
    },
    layer('statistics-stands-alone', 'statistics', []),
    layer('telemetry-is-the-ground', 'telemetry', ['statistics']),
    ...['routing', 'prompt', 'image'].map((name) => layer(`${name}-looks-down`, name, ['telemetry'])),
    layer('net-stands-alone', 'net', []),
    layer('threads-stands-alone', 'threads', []),
    layer('model-files-looks-down', 'model-files', ['net', 'telemetry']),
    layer('metrics-looks-down', 'metrics', ['image', 'telemetry', 'threads']),
    layer('models-looks-down', 'models', ['image', 'net', 'telemetry']),
    layer('typography-looks-down', 'typography', ['image', 'metrics', 'telemetry']),
    layer('render-looks-down', 'render', tools),
    ...['queue', 'review', 'export', 'bake-off'].map((name) => layer(`${name}-looks-down`, name, ['render', ...tools])),
    layer('studio-looks-down', 'studio', ['paths', 'queue', 'review', 'export', 'bake-off', 'render', ...tools]),
    layer('api-looks-down', 'api', ['paths', 'studio', 'queue', 'review', 'export', 'bake-off', 'render', ...tools]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'require', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
