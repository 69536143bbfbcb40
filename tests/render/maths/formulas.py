"""Formulas of machine learning, as an author writes them."""

FORMULAS = {
    "cross-entropy": r"H(p, q) = -\sum_{x \in \mathcal{X}} p(x) \log q(x)",
    "log loss": r"\mathcal{L}(\theta) = -\frac{1}{N} \sum_{i=1}^{N} \left[ y_i \log \hat{y}_i"
    r" + (1 - y_i) \log (1 - \hat{y}_i) \right]",
    "softmax": r"\operatorname{softmax}(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}",
    "logistic sigmoid": r"\sigma(x) = \frac{1}{1 + e^{-x}}, \quad \sigma'(x) = \sigma(x)\bigl(1 - \sigma(x)\bigr)",
    "Bayes": r"P(A \mid B) = \frac{P(B \mid A)\, P(A)}{P(B)}",
    "bias and variance": r"\mathbb{E}\left[ (y - \hat{f}(x))^2 \right] = \underbrace{\bigl(\mathbb{E}[\hat{f}(x)]"
    r" - f(x)\bigr)^2}_{\text{bias}^2} + \underbrace{\operatorname{Var}(\hat{f}(x))}_{\text{variance}} + \sigma^2",
    "Bellman optimality": r"V^*(s) = \max_{a \in \mathcal{A}} \sum_{s', r} p(s', r \mid s, a)"
    r" \left[ r + \gamma V^*(s') \right]",
    "Q-learning": r"Q(s_t, a_t) \leftarrow Q(s_t, a_t) + \alpha \left[ r_{t+1} + \gamma \max_{a'} Q(s_{t+1}, a')"
    r" - Q(s_t, a_t) \right]",
    "policy gradient": r"\nabla_\theta J(\theta) = \mathbb{E}_{\tau \sim \pi_\theta} \left[ \sum_{t=0}^{T}"
    r" \nabla_\theta \log \pi_\theta(a_t \mid s_t)\, R_t \right]",
    "PPO clip": r"L^{\text{CLIP}}(\theta) = \hat{\mathbb{E}}_t \left[ \min\left( r_t(\theta) \hat{A}_t,"
    r" \operatorname{clip}(r_t(\theta), 1 - \epsilon, 1 + \epsilon) \hat{A}_t \right) \right],"
    r" \quad r_t(\theta) = \frac{\pi_\theta(a_t \mid s_t)}{\pi_{\theta_{\text{old}}}(a_t \mid s_t)}",
    "discounted return": r"G_t = \sum_{k=0}^{\infty} \gamma^k R_{t+k+1}",
    "F1": r"F_1 = \frac{2 \cdot precision \cdot recall}{precision + recall}"
    r" = \frac{2\,\mathrm{TP}}{2\,\mathrm{TP} + \mathrm{FP} + \mathrm{FN}}",
    "F-beta": r"F_\beta = (1 + \beta^2) \frac{\text{precision} \cdot \text{recall}}"
    r"{\beta^2 \, \text{precision} + \text{recall}}",
    "MCC": r"\text{MCC} = \frac{TP \cdot TN - FP \cdot FN}{\sqrt{(TP + FP)(TP + FN)(TN + FP)(TN + FN)}}",
    "ridge": r"\hat{\beta} = \operatorname*{arg\,min}_{\beta \in \mathbb{R}^p} \|y - X\beta\|_2^2"
    r" + \lambda \|\beta\|_2^2",
    "lasso": r"\min_{\beta} \frac{1}{2n} \|y - X\beta\|_2^2 + \lambda \sum_{j=1}^{p} |\beta_j|",
    "normal equation": r"\hat{\mathbf{w}} = (\mathbf{X}^\top \mathbf{X})^{-1} \mathbf{X}^\top \mathbf{y}",
    "Gaussian density": r"\mathcal{N}(x \mid \mu, \sigma^2) = \frac{1}{\sqrt{2\pi\sigma^2}}"
    r" \exp\left( -\frac{(x - \mu)^2}{2\sigma^2} \right)",
    "KL divergence": r"D_{\mathrm{KL}}(P \,\|\, Q) = \sum_{x} P(x) \log \frac{P(x)}{Q(x)} \geq 0",
    "ELBO": r"\log p_\theta(x) \geq \mathbb{E}_{q_\phi(z \mid x)}\left[ \log p_\theta(x \mid z) \right]"
    r" - D_{\mathrm{KL}}\left( q_\phi(z \mid x) \,\|\, p(z) \right)",
    "attention": r"\operatorname{Attention}(Q, K, V)"
    r" = \operatorname{softmax}\left( \frac{QK^\top}{\sqrt{d_k}} \right) V",
    "gradient descent": r"\theta_{t+1} = \theta_t - \eta \nabla_\theta \mathcal{L}(\theta_t),"
    r" \qquad \frac{\partial \mathcal{L}}{\partial w_{ij}} = \delta_j x_i",
    "Adam": r"\begin{aligned} m_t &= \beta_1 m_{t-1} + (1 - \beta_1) g_t \\ v_t &= \beta_2 v_{t-1}"
    r" + (1 - \beta_2) g_t^2 \\ \theta_t &= \theta_{t-1} - \alpha \frac{\hat{m}_t}{\sqrt{\hat{v}_t} + \epsilon}"
    r" \end{aligned}",
    "batch normalisation": r"\hat{x}_i = \frac{x_i - \mu_B}{\sqrt{\sigma_B^2 + \epsilon}}, \quad"
    r" y_i = \gamma \hat{x}_i + \beta",
    "information gain": r"IG(S, A) = H(S) - \sum_{v \in \text{values}(A)} \frac{|S_v|}{|S|} H(S_v),"
    r" \quad H(S) = -\sum_{c=1}^{C} p_c \log_2 p_c",
    "Gini": r"G = 1 - \sum_{k=1}^{K} p_k^2",
    "support vector machine": r"\min_{w, b, \xi} \frac{1}{2} \|w\|^2 + C \sum_{i=1}^{n} \xi_i"
    r" \quad \text{s.t.} \quad y_i (w^\top x_i + b) \geq 1 - \xi_i",
    "singular values": r"X = U \Sigma V^\top, \quad \frac{1}{n-1} X^\top X = V \frac{\Sigma^2}{n-1} V^\top",
    "covariance matrix": r"\Sigma = \begin{pmatrix} \sigma_1^2 & \rho\sigma_1\sigma_2 \\ \rho\sigma_1\sigma_2 &"
    r" \sigma_2^2 \end{pmatrix} \succeq 0",
    "rotation": r"R(\theta) = \begin{bmatrix} \cos\theta & -\sin\theta \\ \sin\theta & \cos\theta \end{bmatrix}",
    "ReLU": r"f(x) = \max(0, x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
    "VC bound": r"R(h) \leq \hat{R}(h) + \sqrt{\frac{d \left( \ln \frac{2n}{d} + 1 \right)"
    r" + \ln \frac{4}{\delta}}{n}}",
    "equalised odds": r"P(\hat{Y} = 1 \mid A = 0, Y = y) = P(\hat{Y} = 1 \mid A = 1, Y = y), \quad y \in \{0, 1\}",
}
