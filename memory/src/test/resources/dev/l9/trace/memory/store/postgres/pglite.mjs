// A PostgreSQL server in WebAssembly, with pgvector: node pglite.mjs PORT, in a folder with the packages.
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const require = createRequire(pathToFileURL(process.cwd() + '/'));
const load = async (name) => import(pathToFileURL(require.resolve(name)).href);
const {PGlite} = await load('@electric-sql/pglite');
const {vector} = await load('@electric-sql/pglite-pgvector');
const {PGLiteSocketServer} = await load('@electric-sql/pglite-socket');

const db = await PGlite.create({extensions: {vector}});
const server = new PGLiteSocketServer({db, port: Number(process.argv[2]), host: '127.0.0.1', maxConnections: 20});
await server.start();
console.log('ready');
