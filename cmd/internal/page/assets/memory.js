// A file system in memory, with as much of Node's fs as Go asks for (syscall/fs_js.go in
// its standard library), so that the program writes and reads its folders in a browser by
// the same code as anywhere else. Errors have the codes of POSIX. Callbacks are called
// later, as Node does, so that no call of Go is entered while another is under way.
//
// There are no links by name, no permissions that are enforced, and no other process.

const O = {O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 0o100, O_EXCL: 0o200, O_TRUNC: 0o1000, O_APPEND: 0o2000, O_DIRECTORY: 0o200000};
const FOLDER = 0o040000, FILE = 0o100000, KIND = 0o170000;
const MOST = 2 ** 31; // bytes of a file: what one buffer holds in every browser

function fault(code) {
  return Object.assign(new Error(code), {code});
}

function isWhole(n) {
  return Number.isSafeInteger(n) && n >= 0;
}

// A Tree is the folders and files, by path.
class Tree {
  #made = 0;

  constructor() {
    this.root = this.#make(FOLDER | 0o777, {names: new Map()});
  }

  #make(mode, content) {
    const now = Date.now();
    return {ino: ++this.#made, mode, nlink: 1, uid: 0, gid: 0, atimeMs: now, mtimeMs: now, ctimeMs: now, ...content};
  }

  // parts returns the names of a path from the root on, and whether it must be a folder.
  static parts(path) {
    const names = [];
    for (const name of path.split("/")) {
      if (name === "..") names.pop();
      else if (name !== "" && name !== ".") names.push(name);
    }
    return {names, folder: /(^|\/)\.{0,2}$/.test(path)};
  }

  static enter(node, name) {
    if (!node.names) throw fault("ENOTDIR");
    return node.names.get(name);
  }

  // at returns what is at a path.
  at(path) {
    const {names, folder} = Tree.parts(path);
    let node = this.root;
    for (const name of names) {
      node = Tree.enter(node, name);
      if (!node) throw fault("ENOENT");
    }
    if (folder && !node.names) throw fault("ENOTDIR");
    return node;
  }

  // place returns where a path is or would be: the folder, the name in it, and what is there.
  place(path) {
    const {names, folder} = Tree.parts(path);
    if (names.length === 0) throw fault("EBUSY");
    const name = names.pop();
    const parent = this.at("/" + names.join("/"));
    const node = Tree.enter(parent, name);
    if (folder && node && !node.names) throw fault("ENOTDIR");
    return {parent, name, node, folder};
  }

  folderAt(path, mode) {
    const {parent, name, node} = this.place(path);
    if (node) throw fault("EEXIST");
    this.put(parent, name, this.#make(FOLDER | mode & 0o7777, {names: new Map()}));
  }

  fileAt(parent, name, mode) {
    const node = this.#make(FILE | mode & 0o7777, {bytes: new Uint8Array(0), size: 0});
    this.put(parent, name, node);
    return node;
  }

  put(parent, name, node) {
    parent.names.set(name, node);
    parent.mtimeMs = parent.ctimeMs = Date.now();
  }

  take(parent, name) {
    parent.names.delete(name);
    parent.mtimeMs = parent.ctimeMs = Date.now();
  }
}

function room(size) {
  try {
    return new Uint8Array(size);
  } catch {
    throw fault("ENOSPC");
  }
}

// resize gives a file a size. Room grows by doubling, and what is new is zero.
function resize(node, size) {
  if (size > MOST) throw fault("EFBIG");
  if (size > node.bytes.length) {
    const grown = room(Math.max(size, Math.min(MOST, 2 * node.bytes.length)));
    grown.set(node.bytes.subarray(0, node.size));
    node.bytes = grown;
  } else if (size < node.size) {
    node.bytes.fill(0, size, node.size);
  }
  node.size = size;
  node.mtimeMs = node.ctimeMs = Date.now();
}

function stat(node) {
  const size = node.names ? 0 : node.size;
  const {ino, mode, nlink, uid, gid, atimeMs, mtimeMs, ctimeMs} = node;
  return {dev: 1, ino, mode, nlink, uid, gid, rdev: 0, size, blksize: 4096, blocks: Math.ceil(size / 512),
    atimeMs, mtimeMs, ctimeMs, isDirectory: () => (mode & KIND) === FOLDER};
}

// calls are those of Node, returning what its callback gets and throwing its error. Say
// takes the bytes that are written to standard output (1) and standard error (2).
function calls(say) {
  const tree = new Tree();
  const open = new Map(); // by descriptor; below 3 are the standard ones
  let next = 3;

  const opened = (fd) => {
    const file = open.get(fd);
    if (!file) throw fault("EBADF");
    return file;
  };
  const writable = (fd) => {
    const file = opened(fd);
    if ((file.flags & 3) === O.O_RDONLY) throw fault("EBADF");
    return file;
  };
  const cut = (node, size) => {
    if (node.names) throw fault("EISDIR");
    if (!isWhole(size)) throw fault("EINVAL");
    resize(node, size);
  };
  const mark = (node, values) => void Object.assign(node, values, {ctimeMs: Date.now()});
  const own = (node, uid, gid) => mark(node, {uid, gid});
  const modeOf = (node, mode) => mark(node, {mode: node.mode & KIND | mode & 0o7777});

  // find returns the node that is to be opened, made where the flags want it.
  const find = (path, flags, mode) => {
    if (!(flags & O.O_CREAT)) return tree.at(path);
    if (Tree.parts(path).names.length === 0) throw fault(flags & O.O_EXCL ? "EEXIST" : "EISDIR");
    const {parent, name, node, folder} = tree.place(path);
    if (node && flags & O.O_EXCL) throw fault("EEXIST");
    if (folder || node?.names) throw fault("EISDIR");
    return node ?? tree.fileAt(parent, name, mode);
  };

  return {
    open(path, flags, mode) {
      const node = find(path, flags, mode);
      const reads = (flags & 3) === O.O_RDONLY;
      if (node.names && !reads) throw fault("EISDIR");
      if (!node.names && flags & O.O_DIRECTORY) throw fault("ENOTDIR");
      if (flags & O.O_TRUNC && !reads) resize(node, 0);
      open.set(next, {node, flags, at: 0});
      return next++;
    },
    close(fd) {
      const {node} = opened(fd);
      open.delete(fd);
      if (!node.names && node.bytes.length > node.size) node.bytes = node.bytes.slice(0, node.size);
    },
    read(fd, buffer, offset, length, position) {
      if (fd === 0) return 0;
      const file = opened(fd);
      if ((file.flags & 3) === O.O_WRONLY) throw fault("EBADF");
      if (file.node.names) throw fault("EISDIR");
      const from = position ?? file.at;
      if (!isWhole(from)) throw fault("EINVAL");
      const n = Math.max(0, Math.min(length, file.node.size - from));
      if (n > 0) buffer.set(file.node.bytes.subarray(from, from + n), offset);
      if (position === null || position === undefined) file.at += n;
      return n;
    },
    write(fd, buffer, offset, length, position) {
      if (fd === 1 || fd === 2) {
        say(fd, buffer.slice(offset, offset + length));
        return length;
      }
      const file = writable(fd), node = file.node;
      const from = file.flags & O.O_APPEND ? node.size : position ?? file.at;
      if (!isWhole(from)) throw fault("EINVAL");
      if (length > 0 && from + length > node.size) resize(node, from + length);
      node.bytes.set(buffer.subarray(offset, offset + length), from);
      node.mtimeMs = node.ctimeMs = Date.now();
      if (position === null || position === undefined) file.at = from + length;
      return length;
    },
    mkdir: (path, mode) => tree.folderAt(path, mode),
    readdir(path) {
      const node = tree.at(path);
      if (!node.names) throw fault("ENOTDIR");
      return [...node.names.keys()];
    },
    rename(from, to) {
      const a = tree.place(from), b = tree.place(to);
      if (!a.node) throw fault("ENOENT");
      if (a.node === b.node) return;
      if (!a.node.names && (a.folder || b.folder)) throw fault("ENOTDIR");
      const [source, target] = [Tree.parts(from).names, Tree.parts(to).names];
      if (a.node.names && source.every((name, i) => name === target[i])) throw fault("EINVAL");
      if (b.node) {
        if (a.node.names && !b.node.names) throw fault("ENOTDIR");
        if (!a.node.names && b.node.names) throw fault("EISDIR");
        if (b.node.names?.size) throw fault("ENOTEMPTY");
        b.node.nlink--;
      }
      tree.take(a.parent, a.name);
      tree.put(b.parent, b.name, a.node);
    },
    link(from, to) {
      const node = tree.at(from), {parent, name, node: there, folder} = tree.place(to);
      if (there) throw fault("EEXIST");
      if (node.names) throw fault("EPERM");
      if (folder) throw fault("ENOENT");
      tree.put(parent, name, node);
      mark(node, {nlink: node.nlink + 1});
    },
    unlink(path) {
      const {parent, name, node} = tree.place(path);
      if (!node) throw fault("ENOENT");
      if (node.names) throw fault("EISDIR");
      tree.take(parent, name);
      mark(node, {nlink: node.nlink - 1});
    },
    rmdir(path) {
      const {parent, name, node} = tree.place(path);
      if (!node) throw fault("ENOENT");
      if (!node.names) throw fault("ENOTDIR");
      if (node.names.size) throw fault("ENOTEMPTY");
      tree.take(parent, name);
      node.nlink = 0;
    },
    stat: (path) => stat(tree.at(path)),
    lstat: (path) => stat(tree.at(path)),
    fstat: (fd) => stat(opened(fd).node),
    truncate: (path, size) => cut(tree.at(path), size),
    ftruncate: (fd, size) => cut(writable(fd).node, size),
    fsync: (fd) => void opened(fd),
    chmod: (path, mode) => modeOf(tree.at(path), mode),
    fchmod: (fd, mode) => modeOf(opened(fd).node, mode),
    chown: (path, uid, gid) => own(tree.at(path), uid, gid),
    fchown: (fd, uid, gid) => own(opened(fd).node, uid, gid),
    lchown: (path, uid, gid) => own(tree.at(path), uid, gid),
    utimes: (path, atime, mtime) => mark(tree.at(path), {atimeMs: 1000 * atime, mtimeMs: 1000 * mtime}),
    readlink(path) {
      tree.at(path);
      throw fault("EINVAL"); // no links by name
    },
    symlink() {
      throw fault("ENOSYS");
    },
  };
}

// lines returns a say that prints what is written by line.
function lines() {
  const decoders = {1: new TextDecoder(), 2: new TextDecoder()};
  const rest = {1: "", 2: ""};
  const print = {1: console.log, 2: console.error};
  return (fd, bytes) => {
    const whole = (rest[fd] + decoders[fd].decode(bytes, {stream: true})).split("\n");
    rest[fd] = whole.pop();
    for (const line of whole) print[fd](line);
  };
}

// memory returns a new file system: an object for globalThis.fs. It has a folder /tmp.
export function memory(say = lines()) {
  const sync = calls(say);
  sync.mkdir("/tmp", 0o777);
  const fs = {constants: O, writeSync: (fd, buffer) => sync.write(fd, buffer, 0, buffer.length, null)};
  for (const [name, call] of Object.entries(sync)) {
    fs[name] = (...args) => {
      const callback = args.pop();
      let error = null, value;
      try {
        value = call(...args);
      } catch (e) {
        if (!e.code) throw e;
        error = e;
      }
      queueMicrotask(() => callback(error, value));
    };
  }
  return fs;
}

// standing returns objects for globalThis.process and globalThis.path: one user in the
// folder at the root.
export function standing() {
  const none = () => { throw fault("ENOSYS"); };
  return {
    process: {getuid: () => 0, getgid: () => 0, geteuid: () => 0, getegid: () => 0, getgroups: none, pid: 1, ppid: 0, umask: none, cwd: () => "/", chdir: none},
    path: {resolve: (path) => "/" + Tree.parts(path).names.join("/")},
  };
}
