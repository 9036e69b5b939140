const matter = '^handlers/([^/]+)/'
const basics = '^handlers/shared/(outcome|ids|workdays|holidays|days)\\.ts$'
/** A matter's rules, split by noun where they are long. */
const pure =
  '^handlers/[^/]+/((rules|moves|course|deadlines|dueSoon|overdue|waits|allowed|guard|numbering|steps|kinds)\\.ts|course/.+)$|^handlers/settings/rulebook/'

/** Who may import whom. Each rule was tried against a planted violation. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: pure },
      to: { pathNot: [pure, basics, '^handlers/language/', '^node_modules/zod'] },
    },
    {
      name: 'language-is-pure',
      severity: 'error',
      from: { path: '^handlers/language/', pathNot: '^handlers/language/cli\\.ts$' },
      to: { pathNot: ['^handlers/language/', basics, '^node_modules/(zod|pinyin-pro|dayjs)'] },
    },
    {
      name: 'shared-basics-are-pure',
      severity: 'error',
      from: { path: basics },
      to: { pathNot: [basics, '^node_modules/(zod|dayjs|chinese-days)', '^(node:)?crypto$'] },
    },
    {
      name: 'bot-uses-the-doors',
      severity: 'error',
      from: { path: '^bot/' },
      to: {
        path: '^handlers/',
        pathNot: ['^handlers/(chat|web)\\.tsx?$', '^handlers/notice/actions\\.ts$', '^handlers/shared/'],
      },
    },
    {
      name: 'only-store-touches-prisma',
      severity: 'error',
      from: {
        path: '^(bot|handlers|jobs)/',
        pathNot: [
          '/store\\.ts$',
          '^handlers/shared/',
          '^handlers/cli\\.ts$',
          '^bot/(office|local/office)\\.ts$',
        ],
      },
      to: { path: '^prisma/' },
    },
    {
      name: 'other-matters-through-actions',
      severity: 'error',
      from: { path: matter, pathNot: '^handlers/web/pages\\.ts$' },
      to: {
        path: '^handlers/[^/]+/',
        pathNot: [
          '^handlers/$1/',
          '^handlers/shared/',
          '^handlers/language/',
          '^handlers/[^/]+/(actions|rules)\\.ts$',
        ],
      },
    },
    {
      name: 'doors-call-actions-not-store',
      severity: 'error',
      from: {
        path: '^handlers/([^/]+/(chat(\\.ts|/.+)|(form|desk)/.+|(form|desk|public)[A-Z]?\\w*\\.tsx|papers(\\.ts|/.+))|(chat|web|cli|talk)\\.ts|web/.+)$',
      },
      to: { path: '/store\\.ts$' },
    },
    {
      name: 'suggestion-papers-are-pure',
      severity: 'error',
      from: { path: '^handlers/suggestion/papers(\\.ts|/.+)$' },
      to: { path: ['/(actions|chat|store)\\.ts$', '^prisma/'] },
    },
    {
      name: 'jobs-only-call-actions',
      severity: 'error',
      from: { path: '^jobs/' },
      to: { path: '^handlers/', pathNot: ['/actions\\.ts$', '^handlers/shared/'] },
    },
    {
      name: 'nobody-imports-bot',
      severity: 'error',
      from: { pathNot: '^(bot|test|bench|docs)/' },
      to: { path: '^bot/' },
    },
    {
      name: 'wechaty-stays-in-bot',
      severity: 'error',
      from: { pathNot: '^(bot|test|bench|docs)/' },
      to: { path: '^node_modules/wechaty' },
    },
    {
      name: 'cron-stays-in-jobs',
      severity: 'error',
      from: { pathNot: '^jobs/' },
      to: { path: '^node_modules/node-cron' },
    },
    {
      name: 'koa-stays-on-the-web-side',
      severity: 'error',
      from: {
        pathNot: ['^handlers/web(\\.ts$|/)', '^bot/local/', '^bot/office\\.ts$', '^test/'],
      },
      to: { path: '^node_modules/(@koa/|koa)' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(bot|handlers|jobs|prisma)/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'prisma/generated'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
