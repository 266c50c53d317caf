//! The nginx of `deploy/nginx.conf` on this machine: what is looked at and measured is what is
//! deployed.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::{host, process};

/// What nginx needs to send what the build has packed.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(10);

/// How nginx is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// Plain HTTP/1.1, as browsers allow it on this machine.
    Plain,
    /// HTTP/2 with a certificate that nobody has signed.
    Tls,
    /// The same, with the server that leads there from plain HTTP, as it is deployed.
    Redirected,
}

/// A running nginx. It ends when it is dropped.
#[derive(Debug)]
pub struct Nginx {
    child: Child,
    url: String,
    /// Of plain HTTP, which may lead on, and of what serves.
    ports: [u16; 2],
    // What it writes and reads.
    folder: TempDir,
}

impl Nginx {
    /// Whether nginx and its brotli module are installed here.
    pub fn is_installed() -> bool {
        program().is_some() && Path::new(MODULE).is_file()
    }

    /// Serves a build on 127.0.0.1; port 0 is any free one.
    ///
    /// # Errors
    /// If nginx or, for TLS, openssl is missing or does not start, or the port is taken.
    pub fn start(dist: &Path, port: u16, protocol: Protocol) -> Result<Nginx> {
        let nginx = program().context(
            "nginx is not installed (Debian: `apt-get install nginx \
                                       libnginx-mod-http-brotli-static`)",
        )?;
        let dist = dist.canonicalize().with_context(|| dist.display().to_string())?;
        let folder = tempfile::tempdir()?;
        let port = if port == 0 { free_port()? } else { port };
        let first = if protocol == Protocol::Redirected { free_port()? } else { port };
        if protocol != Protocol::Plain {
            certify(folder.path())?;
        }
        let deployed = fs::read_to_string(process::root().join("deploy/nginx.conf"))?;
        let here = adapted(&deployed, &dist, folder.path(), [first, port], protocol)?;
        let file = folder.path().join("nginx.conf");
        fs::write(&file, here)?;
        let mut command = std::process::Command::new(nginx);
        command.arg("-p").arg(folder.path()).arg("-c").arg(&file).arg("-e").arg("stderr");
        let child = command.args(["-g", "daemon off;"]).stdin(Stdio::null()).spawn()?;
        let scheme = if protocol == Protocol::Plain { "http" } else { "https" };
        let url = format!("{scheme}://127.0.0.1:{port}/");
        let mut running = Nginx { child, url, ports: [first, port], folder };
        running.wait(port)?;
        Ok(running)
    }

    /// The whole address of a path of the app.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.url, path.trim_start_matches('/'))
    }

    /// Reads the rules of the build anew: another build has others.
    pub fn reload(&self) {
        let id = self.child.id().to_string();
        // nginx that has ended is seen by who asks it.
        let _ = std::process::Command::new("kill").args(["-HUP", &id]).status();
    }

    /// The ports of plain HTTP and of what serves: one and the same, unless one leads to the other.
    pub fn ports(&self) -> [u16; 2] {
        self.ports
    }

    /// The certificate, where it has one.
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("cert.pem")
    }

    fn wait(&mut self, port: u16) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("nginx ended with {status}; is port {port} taken?");
            }
            if start.elapsed() > PATIENCE {
                bail!("nginx does not answer on port {port}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // SIGTERM, so that its workers end with it.
        let id = self.child.id().to_string();
        let ended = std::process::Command::new("kill").arg(id).status();
        if !ended.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// nginx, which lies where only administrators look.
fn program() -> Option<PathBuf> {
    let usual = PathBuf::from("/usr/sbin/nginx");
    process::find("nginx").or_else(|| usual.is_file().then_some(usual))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// A key and a certificate for 127.0.0.1, for as long as nginx runs.
fn certify(folder: &Path) -> Result<()> {
    let mut openssl = process::command("openssl");
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
    openssl.args(["-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]);
    openssl.args(["-addext", "subjectAltName=IP:127.0.0.1", "-keyout"]);
    openssl.arg(folder.join("key.pem")).arg("-out").arg(folder.join("cert.pem"));
    process::run_quietly(openssl.stderr(Stdio::null())).context("openssl makes no certificate")?;
    Ok(())
}

/// As whom its workers read the build: started by root, they would else be someone who may not
/// look into root's folders.
fn user() -> String {
    let told = |what: &str| {
        let answer = std::process::Command::new("id").arg(what).output().ok()?;
        let name = String::from_utf8(answer.stdout).ok()?.trim().to_owned();
        (answer.status.success() && !name.is_empty()).then_some(name)
    };
    match (told("-u").as_deref(), told("-un"), told("-gn")) {
        (Some("0"), Some(name), Some(group)) => format!("user {name} {group};"),
        _ => String::new(),
    }
}

/// The deployed configuration with this machine's places in the place of the deployer's.
fn adapted(
    deployed: &str,
    dist: &Path,
    folder: &Path,
    [first, port]: [u16; 2],
    protocol: Protocol,
) -> Result<String> {
    let (dist, folder) = (dist.display(), folder.display());
    let listen = match protocol {
        Protocol::Plain => format!("listen 127.0.0.1:{port};"),
        _ => format!("listen 127.0.0.1:{port} ssl http2;"),
    };
    let places = format!(
        "http {{\n    client_body_temp_path {folder}/body;\n    proxy_temp_path {folder}/proxy;\n    \
         fastcgi_temp_path {folder}/fastcgi;\n    uwsgi_temp_path {folder}/uwsgi;\n    \
         scgi_temp_path {folder}/scgi;"
    );
    // A folder that is no build has no rules.
    let rules = Path::new(&dist.to_string()).join(host::nginx::NAME);
    let rules =
        if rules.is_file() { format!("include {};", rules.display()) } else { String::new() };
    let missing = "deploy/nginx.conf has no server on port 80";
    let (before, rest) =
        deployed.split_once("    server {\n        listen 80;").context(missing)?;
    let (_, after) = rest.split_once("    }\n").context(missing)?;
    // The server that only leads to TLS is of use to who asks where it leads.
    let leading = match protocol {
        Protocol::Redirected => format!(
            "    server {{\n        listen 127.0.0.1:{first};\n        \
             return 301 https://$host:{port}$request_uri;\n    }}\n"
        ),
        _ => String::new(),
    };
    let mut here = [before, &leading, after].concat();
    for (from, to) in [
        ("user www-data;", &*user()),
        ("pid /run/nginx.pid;", &*format!("pid {folder}/nginx.pid;")),
        ("worker_processes auto;", "worker_processes 1;"),
        ("http {", &places),
        ("listen 443 ssl http2;\n        listen [::]:443 ssl http2;", &listen),
        ("/etc/ssl/osloregionen/fullchain.pem", &format!("{folder}/cert.pem")),
        ("/etc/ssl/osloregionen/privkey.pem", &format!("{folder}/key.pem")),
        ("root /var/www/osloregionen;", &format!("root {dist};")),
        ("include /var/www/osloregionen/.nginx-headers.conf;", &rules),
    ] {
        if !here.contains(from) {
            bail!("deploy/nginx.conf has no `{from}` to put this machine's place in");
        }
        here = here.replace(from, to);
    }
    if protocol == Protocol::Plain {
        here = here
            .lines()
            .filter(|line| !line.trim_start().starts_with("ssl_"))
            .collect::<Vec<_>>()
            .join("\n");
    }
    Ok(here)
}
